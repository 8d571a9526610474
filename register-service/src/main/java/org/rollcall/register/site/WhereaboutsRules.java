package org.rollcall.register.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.OnSite;
import org.rollcall.rules.code.Session;
import org.rollcall.support.clock.SchoolClock;

/**
 * Where a pupil is, from what register and signing book say. A mark says where the pupil was when the register was taken
 * or when the pupil arrived, never when somebody corrected it; a code for the afternoon says nothing about the morning; the
 * signing book outweighs a mark of the same moment. After the end of the day nobody knows, unless the book speaks later.
 */
final class WhereaboutsRules {
    private WhereaboutsRules() {}

    /**
     * A mark of the day as it stands.
     *
     * @param session session
     * @param code code
     * @param minutesLate minutes after the register began
     * @param firstAt when the session was first marked
     * @param at when this version was made
     * @param opens when the session's register opens, null where the calendar does not say
     */
    record Mark(
            Session session,
            String code,
            @Nullable Integer minutesLate,
            Instant firstAt,
            Instant at,
            @Nullable LocalTime opens) {}

    /**
     * The latest line of the signing book.
     *
     * @param in whether the pupil came
     * @param at when
     */
    record Signed(boolean in, Instant at) {}

    /** Which of the two spoke last. */
    enum Source {
        REGISTER,
        SIGNING_BOOK,
        DAY_OVER
    }

    /**
     * Where the pupil is.
     *
     * @param onSite YES, NO, or UNKNOWN where nothing tells
     * @param since since when
     * @param source who says so
     * @param code the mark's code, where the register says so
     */
    record Whereabouts(
            OnSite onSite,
            Instant since,
            Source source,
            @Nullable String code) {}

    /**
     * Where the pupil is at an instant; empty while neither register nor book said anything.
     *
     * @param dayEnd when the pupil's day ends, null where the school did not say
     */
    static Optional<Whereabouts> at(
            Instant instant, LocalDate date, List<Mark> marks, @Nullable Signed signed, @Nullable LocalTime dayEnd) {
        Optional<Whereabouts> register = marks.stream()
                .map(mark -> claim(mark, date))
                .filter(claim -> !claim.since().isAfter(instant))
                .max(Comparator.comparing(Whereabouts::since));
        Optional<Whereabouts> said = signed != null
                        && register.map(claim -> !signed.at().isBefore(claim.since()))
                                .orElse(true)
                ? Optional.of(
                        new Whereabouts(signed.in() ? OnSite.YES : OnSite.NO, signed.at(), Source.SIGNING_BOOK, null))
                : register;
        Instant end = dayEnd == null ? null : instant(date, dayEnd);
        return said.map(here -> end != null
                        && here.onSite() == OnSite.YES
                        && instant.isAfter(end)
                        && here.since().isBefore(end)
                ? new Whereabouts(OnSite.UNKNOWN, end, Source.DAY_OVER, here.code())
                : here);
    }

    private static Whereabouts claim(Mark mark, LocalDate date) {
        OnSite onSite = CodeEdition.codeOn(mark.code(), date)
                .or(() -> CodeEdition.retired(mark.code(), date))
                .map(AttendanceCode::onSite)
                .orElse(OnSite.UNKNOWN);
        Instant since = mark.firstAt();
        Instant opens = mark.opens() == null ? null : instant(date, mark.opens());
        if (opens != null) {
            if (onSite == OnSite.YES && mark.minutesLate() != null) {
                Instant arrived = opens.plusSeconds(60L * mark.minutesLate());
                since = arrived.isAfter(mark.at()) ? mark.at() : later(since, arrived);
            } else if (onSite == OnSite.NO || mark.session() == Session.PM && since.isBefore(opens.minusSeconds(900))) {
                since = later(since, opens);
            }
        }
        return new Whereabouts(onSite, since, Source.REGISTER, mark.code());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant instant(LocalDate date, LocalTime time) {
        return LocalDateTime.of(date, time).atZone(SchoolClock.ZONE).toInstant();
    }
}
