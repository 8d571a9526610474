package org.rollcall.localstack.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a school's pupils so that their absence falls into the published bands: the bands below and above ten per cent
 * are stretched to the school's own share of persistent absence, and one position inside all bands is chosen that gives
 * the school's overall absence.
 */
final class PupilMaker {
    private static final int WHOLE = 10_000;
    private static final int PERSISTENT_FROM = 10;

    private final DemoSchool school;

    PupilMaker(DemoSchool school) {
        this.school = school;
    }

    List<DemoPupil> pupils() {
        List<DemoSchool.DemoClass> classes = school.classes();
        int number = classes.size() * school.classSizes();
        List<Integer> absences = absences(number);
        List<DemoPupil> pupils = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            // Spread the bands over the classes: neighbours in the sorted list go to different ones.
            DemoSchool.DemoClass schoolClass = classes.get(i % classes.size());
            pupils.add(new DemoPupil(school.id("pupil/" + i), i, school, schoolClass, absences.get(i)));
        }
        return List.copyOf(pupils);
    }

    /** Own absence of each pupil, per 10,000 sessions, lowest first. */
    private List<Integer> absences(int pupils) {
        List<DfeFigures.Band> bands = DfeFigures.bands();
        long below = sum(bands, false);
        long above = sum(bands, true);
        long lowEnds = 0;
        long widths = 0;
        List<Long> shares = new ArrayList<>();
        for (DfeFigures.Band band : bands) {
            boolean persistent = band.from() >= PERSISTENT_FROM;
            long target = persistent ? school.persistent() : WHOLE - school.persistent();
            long share = band.of(school) * target / (persistent ? above : below);
            shares.add(share);
            lowEnds += share * band.from();
            widths += share * (band.to() - band.from());
        }
        // overall = (lowEnds + position × widths) per cent of 10,000 pupils
        long position = Math.clamp((school.absence() * 100L - lowEnds) * WHOLE / widths, 0, WHOLE - 1);
        List<Integer> absences = new ArrayList<>();
        long reached = 0;
        for (int b = 0; b < bands.size(); b++) {
            reached += shares.get(b);
            long upTo = b == bands.size() - 1 ? pupils : reached * pupils / WHOLE;
            DfeFigures.Band band = bands.get(b);
            int absence = Math.toIntExact(band.from() * 100L + position * (band.to() - band.from()) / 100);
            while (absences.size() < upTo) {
                absences.add(absence);
            }
        }
        return absences;
    }

    private long sum(List<DfeFigures.Band> bands, boolean persistent) {
        return bands.stream()
                .filter(band -> band.from() >= PERSISTENT_FROM == persistent)
                .mapToLong(band -> band.of(school))
                .sum();
    }
}
