package org.rollcall.register.roll;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.rollcall.events.register.PeopleRecord.Flag;

/** Flags by date over several changes: what goes on keeps its first day, what is no longer named ends the day before. */
final class FlagHistory {
    /** The order in which flags are kept, so that the same flags are the same text. */
    static final Comparator<Flag> ORDER = Comparator.comparing(Flag::name).thenComparing(Flag::from);

    private FlagHistory() {}

    /** The flags after a change that holds from a day. */
    static List<Flag> after(List<Flag> before, List<Flag> now, LocalDate from) {
        List<Flag> flags = new ArrayList<>();
        for (Flag flag : now) {
            boolean goesOn = flag.from().equals(from)
                    && before.stream()
                            .anyMatch(old -> isOpenAt(old, from) && old.name().equals(flag.name()));
            if (!goesOn) {
                flags.add(flag);
            }
        }
        for (Flag old : before) {
            boolean named = now.stream().anyMatch(flag -> flag.name().equals(old.name()));
            boolean restated = flags.stream().anyMatch(flag -> flag.name().equals(old.name()) && overlaps(flag, old));
            if (restated) {
                continue;
            }
            if (named || !isOpenAt(old, from)) {
                flags.add(old);
            } else if (old.from().isBefore(from)) {
                flags.add(new Flag(old.name(), old.from(), from.minusDays(1)));
            }
        }
        return flags.stream().distinct().sorted(ORDER).toList();
    }

    private static boolean isOpenAt(Flag flag, LocalDate date) {
        return !flag.from().isAfter(date) && !endOf(flag).isBefore(date);
    }

    private static boolean overlaps(Flag one, Flag other) {
        return !one.from().isAfter(endOf(other)) && !other.from().isAfter(endOf(one));
    }

    private static LocalDate endOf(Flag flag) {
        return Objects.requireNonNullElse(flag.to(), LocalDate.MAX);
    }
}
