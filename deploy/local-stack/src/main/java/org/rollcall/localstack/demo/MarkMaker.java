package org.rollcall.localstack.demo;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes a term of marks: each pupil reaches the own absence, the school reaches the published share of each code, and
 * absence comes in spells as it does. The same seed gives the same marks.
 */
final class MarkMaker {
    private static final int PER_TEN_THOUSAND = 10_000;
    /** Longest spell of a code, in sessions; a single session for the others. */
    private static final Map<String, Integer> SPELLS = Map.of("I", 8, "G", 10, "O", 6, "C", 2, "E", 4, "T", 10, "R", 2);

    private final SplittableRandom random;
    private final Map<String, Integer> absenceShares = new LinkedHashMap<>();
    private final Map<String, Integer> presenceShares = new LinkedHashMap<>();
    private final Map<String, Integer> given = new HashMap<>();

    MarkMaker(DemoSchool school) {
        this.random = new SplittableRandom(school.urn());
        DfeFigures.codeShares(school).forEach((code, share) -> {
            boolean present = code.equals("L") || code.equals("V") || code.equals("B") || code.equals("P");
            (present ? presenceShares : absenceShares).put(code, share);
        });
    }

    /** One pupil's codes, morning and afternoon of each school day in turn. */
    String[] marks(DemoPupil pupil, int days) {
        String[] marks = new String[days * 2];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = i % 2 == 0 ? "/" : "\\";
        }
        int left = (pupil.absence() * marks.length + random.nextInt(PER_TEN_THOUSAND)) / PER_TEN_THOUSAND;
        while (left > 0) {
            left -= spell(marks, left);
        }
        presenceShares.forEach((code, share) -> scatter(marks, code, share));
        return marks;
    }

    private int spell(String[] marks, int left) {
        String code = mostWanted();
        int length = Math.min(left, 1 + random.nextInt(SPELLS.getOrDefault(code, 1)));
        int start = random.nextInt(marks.length - length + 1);
        // A session after the register closed is a morning; a shortened day is an afternoon.
        if (code.equals("U")) {
            start -= start % 2;
        }
        int set = 0;
        for (int i = start; i < start + length; i++) {
            if (isPresent(marks[i])) {
                marks[i] = code;
                set++;
            }
        }
        given.merge(code, set, Integer::sum);
        return set;
    }

    /** The absence code whose share is furthest from being reached. */
    private String mostWanted() {
        return absenceShares.entrySet().stream()
                .min(java.util.Comparator.comparingLong(
                        entry -> (1L + given.getOrDefault(entry.getKey(), 0)) * PER_TEN_THOUSAND / entry.getValue()))
                .orElseThrow()
                .getKey();
    }

    private void scatter(String[] marks, String code, int share) {
        long present = Arrays.stream(marks).filter(MarkMaker::isPresent).count();
        int times = Math.toIntExact((present * share + random.nextInt(100_000)) / 100_000);
        for (int n = 0; n < times; n++) {
            int at = random.nextInt(marks.length);
            int place = code.equals("L") ? at - at % 2 : at;
            if (isPresent(marks[place])) {
                marks[place] = code;
            }
        }
    }

    private static boolean isPresent(String code) {
        return code.equals("/") || code.equals("\\");
    }
}
