package org.rollcall.localstack.demo;

import java.util.Arrays;
import java.util.List;

/** Pupils whose history stands one session short of a threshold of their school's policy, which they cross today. */
enum PlantedCase {
    THIRD_DAY(DemoTrust.LARKFIELD, 3, "third day without a reason: home visit and letter", "N") {
        @Override
        void write(String[] marks) {
            last(marks, 4, "N");
        }
    },
    FIFTH_DAY(DemoTrust.LARKFIELD, 12, "fifth day without a reason: letter, penalty warning to be considered", "N") {
        @Override
        void write(String[] marks) {
            last(marks, 8, "N");
        }
    },
    TENTH_DAY(DemoTrust.LARKFIELD, 21, "tenth continuous day: the local authority is told", "O") {
        @Override
        void write(String[] marks) {
            last(marks, 18, "O");
        }
    },
    TENTH_SESSION(DemoTrust.LARKFIELD, 30, "tenth unauthorised session in ten school weeks: put to the head", "O") {
        @Override
        void write(String[] marks) {
            for (int i = 0; i < 9; i++) {
                marks[marks.length - 2 - 8 * i] = i % 3 == 0 ? "U" : "O";
            }
        }
    },
    TENTH_PER_CENT(DemoTrust.STONEBECK, 5, "falls below 90 per cent: persistent absence", "I") {
        @Override
        void write(String[] marks) {
            // One more missed session takes the pupil across: 11 of 112 is 9.8 %, 12 of 113 is 10.6 %.
            for (int i = 0; i < 11; i++) {
                marks[i * 9] = "I";
            }
        }
    },
    FIRST_DAY(DemoTrust.STONEBECK, 17, "first day without a reason: the office calls", "N") {
        @Override
        void write(String[] marks) {
            // nothing missed before
        }
    },
    WALKS_IN(DemoTrust.LARKFIELD, 40, "marked N, walks in before the register closes: nothing happens", "N") {
        @Override
        void write(String[] marks) {
            // nothing missed before
        }
    };

    private final int urn;
    private final int pupil;
    private final String story;
    private final String codeToday;

    PlantedCase(DemoSchool school, int pupil, String story, String codeToday) {
        this.urn = school.urn();
        this.pupil = pupil;
        this.story = story;
        this.codeToday = codeToday;
    }

    /** Sets what happened before today on an otherwise full attendance. */
    abstract void write(String[] marks);

    String story() {
        return story;
    }

    String codeToday() {
        return codeToday;
    }

    /** The case planted on this pupil. */
    static List<PlantedCase> of(DemoPupil candidate) {
        return Arrays.stream(values())
                .filter(planted -> planted.urn == candidate.school().urn() && planted.pupil == candidate.number())
                .toList();
    }

    private static void last(String[] marks, int sessions, String code) {
        Arrays.fill(marks, marks.length - sessions, marks.length, code);
    }
}
