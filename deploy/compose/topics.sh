#!/usr/bin/env bash
# Creates the topics of topics.yaml, whose entries are always name, partitions, compacted in this order.
set -euo pipefail
name='' partitions=''
while read -r dash key value rest; do
  if [[ $dash == - ]]; then
    name=$value
  elif [[ $dash == partitions: ]]; then
    partitions=$key
  elif [[ $dash == compacted: ]]; then
    policy=delete
    [[ $key == true ]] && policy=compact
    /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists \
      --topic "$name" --partitions "$partitions" --replication-factor 1 --config cleanup.policy="$policy"
  fi
done </topics.yaml
