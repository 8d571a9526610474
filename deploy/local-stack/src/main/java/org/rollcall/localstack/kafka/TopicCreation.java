package org.rollcall.localstack.kafka;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.rollcall.localstack.folder.StackException;

/** Creates the topics that a broker does not have yet. */
public final class TopicCreation {

    private static final short ONE_REPLICA = 1;

    private TopicCreation() {}

    /** Makes sure that each topic exists under the prefix; an existing one is left as it is. */
    public static void ensure(String bootstrap, String prefix, List<Topic> topics) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000))) {
            Set<String> existing = new HashSet<>(admin.listTopics().names().get(20, TimeUnit.SECONDS));
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !existing.contains(prefix + topic.name()))
                    .map(topic -> asNew(prefix, topic))
                    .toList();
            admin.createTopics(missing).all().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new StackException("Cannot create the topics: " + refused.getMessage(), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while creating topics", interrupted);
        }
    }

    private static NewTopic asNew(String prefix, Topic topic) {
        return new NewTopic(prefix + topic.name(), topic.partitions(), ONE_REPLICA)
                .configs(Map.of("cleanup.policy", topic.compacted() ? "compact" : "delete"));
    }
}
