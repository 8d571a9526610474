package org.rollcall.reporting.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
    private static final int SCHOOL = 900_001;
    private static final int OTHER = 900_002;
    private static final Instant AT = Instant.parse("2026-09-14T08:00:00Z");

    /** A read that waits for its answer. */
    private record Read(Map<Integer, Long> from, long upTo, UniEmitter<? super List<LiveEvent>> answer) {}

    private final BlockingQueue<Read> reads = new LinkedBlockingQueue<>();
    private final LiveFeed feed = new LiveFeed(
            (from, upTo, limit) -> Uni.createFrom().emitter(answer -> reads.add(new Read(from, upTo, answer))));

    @Test
    void aLoneNoticeIsServedAtOnceAndWhatComesMeanwhileTogether() throws InterruptedException {
        // Given
        LiveClient client = new LiveClient(Set.of(SCHOOL, OTHER));
        feed.add(client);
        feed.follow(Map.of(SCHOOL, 0L, OTHER, 0L));
        Read first = reads.remove();

        // When
        feed.wake(notice(1, SCHOOL));
        feed.wake(notice(2, OTHER));
        feed.wake(notice(3, SCHOOL));
        first.answer().complete(List.of(event(SCHOOL, 1)));
        Read second = next();
        second.answer().complete(List.of(event(OTHER, 2), event(SCHOOL, 3)));

        // Then
        assertThat(second.from()).isEqualTo(Map.of(SCHOOL, 1L, OTHER, 0L));
        assertThat(second.upTo()).isEqualTo(3);
        assertThat(heard(client, 3)).containsExactly(1L, 2L, 3L);
        assertThat(reads).isEmpty();
    }

    @Test
    void whatNobodyFollowsIsNotRead() {
        // Given
        LiveClient client = new LiveClient(Set.of(SCHOOL));
        feed.add(client);
        feed.wake(notice(4, SCHOOL));
        feed.remove(client);

        // When
        feed.follow(Map.of(SCHOOL, 4L));
        feed.wake(notice(5, OTHER));
        feed.look();

        // Then
        assertThat(reads).isEmpty();
    }

    @Test
    void aFailedReadHoldsNothingUp() throws InterruptedException {
        // Given
        LiveClient client = new LiveClient(Set.of(SCHOOL));
        feed.add(client);
        feed.follow(Map.of(SCHOOL, 0L));

        // When
        reads.remove().answer().fail(new IllegalStateException("away"));
        feed.look();
        next().answer().complete(List.of(event(SCHOOL, 1)));

        // Then
        assertThat(heard(client, 1)).containsExactly(1L);
    }

    @Test
    void whatIsCommittedAndNotYetNoticedOvertakesNothing() {
        // Given
        List<LiveEvent> told = new CopyOnWriteArrayList<>();
        LiveFeed busy = new LiveFeed((from, upTo, limit) -> Uni.createFrom()
                .item(() -> told.stream()
                        .filter(event ->
                                event.id() <= upTo && event.id() > from.getOrDefault(event.urn(), Long.MAX_VALUE))
                        .limit(limit)
                        .toList()));
        LiveClient client = new LiveClient(Set.of(SCHOOL, OTHER));
        busy.add(client);
        busy.follow(Map.of(SCHOOL, 0L, OTHER, 0L));

        // When
        for (long id = 1; id <= 900; id++) {
            told.add(event(id % 3 == 0 ? OTHER : SCHOOL, id));
            long noticed = id - 5;
            if (noticed > 0) {
                busy.wake(notice(noticed, noticed % 3 == 0 ? OTHER : SCHOOL));
            }
        }
        for (long noticed = 896; noticed <= 900; noticed++) {
            busy.wake(notice(noticed, noticed % 3 == 0 ? OTHER : SCHOOL));
        }

        // Then
        assertThat(heard(client, 900))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 900).boxed().toList());
    }

    @Test
    void aNoticeNamesItsSchoolsUnlessTheyAreTooMany() {
        // Given
        List<LiveNote> few = List.of(note(SCHOOL), note(OTHER), note(SCHOOL));
        List<LiveNote> many = LongStream.range(0, 2_000)
                .mapToObj(i -> note((int) (100_000 + i)))
                .toList();

        // Then
        assertThat(LiveNotice.parse("7:" + LiveNotice.schools(few)))
                .isEqualTo(new LiveNotice(7, Set.of(SCHOOL, OTHER)));
        assertThat(LiveNotice.parse("7:" + LiveNotice.schools(many))).isEqualTo(new LiveNotice(7, Set.of()));
    }

    private Read next() throws InterruptedException {
        Read read = reads.poll(10, TimeUnit.SECONDS);
        if (read == null) {
            throw new AssertionError("nothing was read within ten seconds");
        }
        return read;
    }

    private static List<Long> heard(LiveClient client, int count) {
        AssertSubscriber<LiveEvent> reader =
                client.events().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        reader.awaitItems(count, Duration.ofSeconds(10));
        return reader.getItems().stream().map(LiveEvent::id).toList();
    }

    private static LiveNotice notice(long upTo, int urn) {
        return new LiveNotice(upTo, Set.of(urn));
    }

    private static LiveEvent event(int urn, long id) {
        return new LiveEvent(urn, id, "figures", AT, "{}");
    }

    private static LiveNote note(int urn) {
        return new LiveNote(urn, "figures", AT, Map.of());
    }
}
