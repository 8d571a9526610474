#!/usr/bin/env bash
# Makes sure of the databases and roles: an owner that runs migrations and, for a service, a role that owns nothing.
set -euo pipefail

role() { # NAME PASSWORD
  psql -q -v ON_ERROR_STOP=1 -d postgres -v name="$1" -v password="$2" <<'SQL'
SELECT format('CREATE ROLE %I', :'name') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
SELECT format('ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD %L',
              :'name', :'password') \gexec
SQL
}

database() { # NAME OWNER
  psql -q -v ON_ERROR_STOP=1 -d postgres -v name="$1" -v owner="$2" <<'SQL'
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'owner')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', :'name') \gexec
SQL
  psql -q -v ON_ERROR_STOP=1 -d "$1" -v owner="$2" <<'SQL'
ALTER SCHEMA public OWNER TO :"owner";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
}

for service in register leave escalation reporting; do
  upper=${service^^}
  owner_password=${upper}_OWNER
  app_password=${upper}_APP
  role "${service}_owner" "${!owner_password}"
  role "${service}_app" "${!app_password}"
  database "$service" "${service}_owner"
  psql -q -v ON_ERROR_STOP=1 -d "$service" \
    -c "GRANT CONNECT ON DATABASE $service TO ${service}_app" -c "GRANT USAGE ON SCHEMA public TO ${service}_app"
done
role keycloak "$KEYCLOAK"
database keycloak keycloak
