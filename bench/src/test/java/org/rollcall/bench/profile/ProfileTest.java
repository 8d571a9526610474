package org.rollcall.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

    private static final long MILLI = 1_000_000;

    @Test
    void a_box_is_as_wide_as_what_was_spent_in_it_and_below_it() throws Exception {
        // Given
        Flame all = new Flame("all");
        all.add(List.of("register", "vert.x-eventloop-thread", "io.netty.Loop.run", "A<B>.c"), 30 * MILLI);
        all.add(List.of("register", "vert.x-eventloop-thread", "io.netty.Loop.run"), 10 * MILLI);
        all.add(List.of("postgresql"), 60 * MILLI);
        // When
        String svg = FlamePicture.of(all);
        // Then
        assertThat(all.nanos()).isEqualTo(100 * MILLI);
        assertThat(all.depth()).isEqualTo(5);
        assertThat(svg)
                .contains("postgresql: 60 ms, 60.0 %", "io.netty.Loop.run: 40 ms, 40.0 %", "A&lt;B&gt;.c: 30 ms");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("rect")
                        .getLength())
                .isEqualTo(6);
    }

    @Test
    void a_sample_counts_for_the_innermost_feature_of_ours_else_for_the_library() {
        assertThat(Features.of(List.of(
                        "vert.x-eventloop-thread",
                        "io.netty.Loop.run",
                        "org.rollcall.support.inbox.Intake.take",
                        "org.rollcall.escalation.ledger.LedgerStore.select",
                        "io.vertx.pgclient.Codec.encode")))
                .isEqualTo("escalation.ledger");
        assertThat(Features.of(
                        List.of("kafka-thread", "java.lang.Thread.run", "org.apache.kafka.Poll.poll", "sun.nio.Poll")))
                .isEqualTo("org.apache.kafka");
        assertThat(Features.of(List.of("(native thread)"))).isEqualTo("(native thread)");
    }

    @ParameterizedTest
    @CsvSource({
        "vert.x-eventloop-thread-1, vert.x-eventloop-thread",
        "executor-thread-12, executor-thread",
        "kafka-producer-network-thread | producer-1, kafka-producer-network-thread | producer"
    })
    void threads_of_one_kind_are_one_box(String name, String family) {
        assertThat(Samples.family(name)).isEqualTo(family);
    }

    @ParameterizedTest
    @CsvSource({"C2 CompilerThre, compilers", "C1 CompilerThre, compilers", "vert.x-eventloo, ''"})
    void threads_of_the_machine_are_known_by_what_linux_keeps_of_their_names(String name, String kind) {
        assertThat(ThreadTime.kind(name)).isEqualTo(kind);
        assertThat(ThreadTime.nanos("7 (C2 (x) y) S 1 1 1 0 -1 64 0 0 0 0 12 3 0 0 20 0 1"))
                .isEqualTo(150 * MILLI);
    }
}
