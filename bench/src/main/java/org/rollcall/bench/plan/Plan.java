package org.rollcall.bench.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The registers of a run, each of one class and session and none twice, in the order in which a term brings them. About
 * six pupils in a hundred are ill on a day. About every sixtieth register begins three days without a reason, whose first
 * morning makes a finding and whose third a letter.
 *
 * @param registers how many are sent
 * @param schools how many schools they are spread over
 * @param classes classes of each school
 * @param seed same seed, same codes
 */
public record Plan(int registers, int schools, int classes, long seed) {

    /** Pupils of a class. */
    public static final int CLASS_OF = 30;

    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 3);
    private static final int MOST_CLASSES = 10;
    private static final int MOST_DAYS = 75;
    private static final int SESSIONS_WANTED = 12;
    private static final int REGISTERS_PER_RUN = 60;
    private static final int RUN_DAYS = 3;
    private static final int ILL_PER_CENT = 6;

    /**
     * Spreads registers so that each class has six days of them at least, more when the schools have no further class.
     *
     * @throws IllegalArgumentException if so many schools have not so many registers in a term
     */
    public static Plan of(int registers, int mostSchools, long seed) {
        int wanted = Math.clamp(registers / SESSIONS_WANTED, 1, mostSchools * MOST_CLASSES);
        int schools = Math.min(mostSchools, wanted);
        Plan plan = new Plan(registers, schools, wanted / schools, seed);
        if (plan.days() > MOST_DAYS) {
            throw new IllegalArgumentException(registers + " registers need more than --schools " + mostSchools
                    + ", each has at most " + MOST_CLASSES * MOST_DAYS * 2);
        }
        return plan;
    }

    /** The n-th register, from 0. */
    public Register register(int n) {
        int all = schools * classes;
        int step = n / all;
        int place = n % all;
        return new Register(place % schools, place / schools, step / 2, step % 2 == 0 ? "AM" : "PM");
    }

    /** School days from the first to the last register. */
    public int days() {
        return Math.ceilDiv(Math.ceilDiv(registers, schools * classes), 2);
    }

    /** The dates of the school days: Monday to Friday, without holidays. */
    public List<LocalDate> dates() {
        return FIRST_DAY
                .datesUntil(FIRST_DAY.plusYears(1))
                .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .limit(days())
                .toList();
    }

    /** The codes of a register, by pupil. */
    public String[] codes(Register register) {
        SplittableRandom random = new SplittableRandom(seed ^ (place(register) * 1_000L + register.day()));
        String[] codes = new String[CLASS_OF];
        for (int pupil = 0; pupil < CLASS_OF; pupil++) {
            boolean ill = random.nextInt(100) < ILL_PER_CENT && pupil >= slots();
            codes[pupil] = ill ? "I" : register.session().equals("AM") ? "/" : "\\";
        }
        int slot = slotOf(register);
        if (slot >= 0) {
            codes[slot] = "N";
        }
        return codes;
    }

    /** The pupil whose first morning without a reason this is, or -1. */
    public int findingOf(Register register) {
        return onMorning(register, 0);
    }

    /** The pupil whose third morning without a reason this is, or -1. */
    public int letterOf(Register register) {
        return onMorning(register, RUN_DAYS - 1);
    }

    private int onMorning(Register register, int dayOfRun) {
        int slot = slotOf(register);
        boolean due =
                slot >= 0 && register.session().equals("AM") && register.day() == start(register, slot) + dayOfRun;
        return due ? slot : -1;
    }

    /** Each pupil from 0 on has one place in the class's days for a run; -1 when no run covers the day. */
    private int slotOf(Register register) {
        int slot = Math.max(0, register.day() - lead(register)) / (RUN_DAYS + 1);
        int into = register.day() - start(register, slot);
        boolean covered = slot < slots() && into >= 0 && into < RUN_DAYS;
        return covered && (place(register) * slots() + slot) % stride() == 0 ? slot : -1;
    }

    private int start(Register register, int slot) {
        return lead(register) + slot * (RUN_DAYS + 1);
    }

    /** Runs begin as late as they can, half of them a day later than the others: the first registers only warm up. */
    private int lead(Register register) {
        return days() - 1 - slots() * (RUN_DAYS + 1) + place(register) / stride() % 2;
    }

    private int slots() {
        return Math.max(0, (days() - 2) / (RUN_DAYS + 1));
    }

    private int stride() {
        return Math.max(1, schools * classes * slots() * REGISTERS_PER_RUN / Math.max(1, registers));
    }

    private int place(Register register) {
        return register.schoolClass() * schools + register.school();
    }
}
