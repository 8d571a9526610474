package org.rollcall.rules.policy.yaml;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.policy.RegisterPractice;
import org.rollcall.rules.policy.RegisterPractice.Kind;

/** Reads how a policy has its registers kept: each entry says exactly one thing. */
final class PracticeReader {

    private static final Map<String, Map<String, Kind>> WORDS = Map.of(
            "prefill", Map.of("suggest", Kind.PREFILL_SUGGEST, "reason-only", Kind.PREFILL_REASON_ONLY),
            "lessons", Map.of("recorded", Kind.LESSONS_RECORDED, "watched", Kind.LESSONS_WATCHED),
            "chaseReasons", Map.of("weekly", Kind.REASONS_CHASED_WEEKLY),
            "calls", Map.of("daily", Kind.CALLED_DAILY),
            "providersReport", Map.of("daily", Kind.PROVIDERS_REPORT_DAILY),
            "vulnerableList", Map.of("half-termly", Kind.VULNERABLE_REVIEWED_HALF_TERMLY));
    private static final Map<String, Kind> TIMES = Map.of("markedBy", Kind.MARKED_BY, "reportedBy", Kind.REPORTED_BY);

    private static final List<String> KEYS = Stream.concat(WORDS.keySet().stream(), TIMES.keySet().stream())
            .sorted()
            .toList();

    private PracticeReader() {}

    static RegisterPractice read(YamlValue item) {
        YamlMap map = item.map();
        LocalDate from = map.get("from").date();
        String cite = RuleReader.cite(map.get("cite"));
        YamlValue said = said(map);
        Kind timed = TIMES.get(said.key());
        Session session = timed == Kind.MARKED_BY ? map.get("session").constant(Session.class) : null;
        map.finish();
        return new RegisterPractice(from, timed == null ? word(said) : timed, session, time(timed, said), cite);
    }

    private static YamlValue said(YamlMap map) {
        List<YamlValue> found =
                KEYS.stream().flatMap(key -> map.find(key).stream()).toList();
        if (found.size() != 1) {
            throw map.refused("must say exactly one of " + String.join(", ", KEYS));
        }
        return found.getFirst();
    }

    private static @Nullable LocalTime time(@Nullable Kind timed, YamlValue said) {
        return timed == null ? null : said.time();
    }

    private static Kind word(YamlValue said) {
        String text = said.text();
        Kind kind = WORDS.getOrDefault(said.key(), Map.of()).get(text);
        if (kind == null) {
            throw said.refused("is not one of the known values: " + text);
        }
        return kind;
    }
}
