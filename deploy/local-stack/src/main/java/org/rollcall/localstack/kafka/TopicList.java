package org.rollcall.localstack.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rollcall.localstack.folder.StackException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The one list of topics, {@code deploy/kafka/topics.yaml}. */
public final class TopicList {

    private TopicList() {}

    /**
     * Reads the list.
     *
     * @throws StackException if the file is not such a list
     */
    public static List<Topic> read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            Object document = new Load(LoadSettings.builder().build()).loadFromInputStream(content);
            if (document instanceof Map<?, ?> map && map.get("topics") instanceof List<?> topics && !topics.isEmpty()) {
                return topics.stream().map(entry -> topic(file, entry)).toList();
            }
            throw new StackException(file + " has no list called topics");
        } catch (IOException | YamlEngineException broken) {
            throw new StackException("Cannot read " + file + ": " + broken.getMessage(), broken);
        }
    }

    private static Topic topic(Path file, Object entry) {
        if (entry instanceof Map<?, ?> map
                && map.get("name") instanceof String name
                && map.get("partitions") instanceof Integer partitions
                && map.get("compacted") instanceof Boolean compacted
                && partitions > 0) {
            return new Topic(name, partitions, compacted);
        }
        throw new StackException(file + ": a topic needs name, partitions (1 or more) and compacted, not " + entry);
    }
}
