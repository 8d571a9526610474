package org.rollcall.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.StackException;

class TopicListTest {

    @TempDir
    Path folder;

    @Test
    void the_platform_has_four_topics_and_a_dead_letter_topic_for_each() {
        List<Topic> topics = TopicList.read(Checkout.find().topics());

        List<String> names = topics.stream().map(Topic::name).toList();
        assertThat(names.stream().filter(name -> !name.endsWith(".dlq")))
                .containsExactlyInAnyOrder(
                        "register.events.v1", "register.people.v1", "leave.events.v1", "escalation.events.v1")
                .allSatisfy(name -> assertThat(names).contains(name + ".dlq"));
    }

    @Test
    void people_are_the_only_topic_of_which_the_last_record_per_key_is_kept() {
        assertThat(TopicList.read(Checkout.find().topics()).stream().filter(Topic::compacted))
                .extracting(Topic::name)
                .containsExactly("register.people.v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "topics: []",
                "topics: [{name: a}]",
                "topics: [{name: a, partitions: 0, compacted: false}]",
                "topics: [{name: a, partitions: six, compacted: false}]",
                "topics: [",
            })
    void a_broken_list_is_refused(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("topics.yaml"), content);

        assertThatThrownBy(() -> TopicList.read(file))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("topics.yaml");
    }
}
