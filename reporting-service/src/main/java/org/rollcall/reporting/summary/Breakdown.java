package org.rollcall.reporting.summary;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** One way to break attendance figures down, by the word the API uses. */
enum Breakdown {
    DAY(Source.DAYS, "to_char({day}, 'YYYY-MM-DD')"),
    WEEK(Source.DAYS, "to_char(date_trunc('week', {day}::timestamp), 'YYYY-MM-DD')"),
    HALF_TERM(Source.PERIODS, "coalesce(period.key, '')"),
    TERM(Source.PERIODS, "coalesce(period.key, '')"),
    WEEKDAY(Source.DAYS, "extract(isodow FROM {day})::text"),
    SCHOOL(Source.SCHOOLS, "x.school_urn::text"),
    YEAR_GROUP(Source.DIMENSION, "coalesce(x.year_group::text, '')"),
    CLASS(Source.DIMENSION, "x.class_id::text"),
    CODE(Source.DIMENSION, "x.code"),
    SESSION(Source.DIMENSION, "x.session"),
    PUPIL(Source.PUPILS, "x.pupil_id::text"),
    SEX(Source.PUPILS, "coalesce(p.sex, '')"),
    ETHNICITY(Source.PUPILS, "coalesce(p.ethnicity, '')"),
    FSM(Source.PUPILS, flag("FSM")),
    PUPIL_PREMIUM(Source.PUPILS, flag("PUPIL_PREMIUM")),
    SEN(
            Source.PUPILS,
            known("CASE WHEN " + has("EHCP") + " THEN 'EHCP' WHEN " + has("SEN_SUPPORT")
                    + " THEN 'SEN_SUPPORT' ELSE 'NONE' END")),
    EAL(Source.PUPILS, flag("EAL")),
    LAC(Source.PUPILS, flag("LAC")),
    SOCIAL_WORKER(Source.PUPILS, flag("SOCIAL_WORKER"));

    /** Where the counts of a breakdown come from. */
    enum Source {
        /** The school's counts of each day. */
        DAYS,
        /** The same, gathered under published terms. */
        PERIODS,
        /** The same, gathered under each school. */
        SCHOOLS,
        /** Counts that are kept under this breakdown. */
        DIMENSION,
        /** Each pupil's counts, gathered under what is known of the pupil. */
        PUPILS
    }

    private final Source source;
    private final String key;

    Breakdown(Source source, String key) {
        this.source = source;
        this.key = key;
    }

    static Optional<Breakdown> of(String word) {
        return Arrays.stream(values())
                .filter(breakdown -> breakdown.word().equals(word))
                .findFirst();
    }

    /** The words a school may ask for. */
    static String words() {
        return Arrays.stream(values())
                .filter(breakdown -> breakdown != SCHOOL)
                .map(Breakdown::word)
                .collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    Source source() {
        return source;
    }

    /** The SQL of a row's key over the table x, whose date is in the column. */
    String keySql(String dateColumn) {
        return key.replace("{day}", "x." + dateColumn);
    }

    /** Whether it shows single pupils or groups so small that a trust does not look into them. */
    boolean isTooFineForTrust() {
        return this == CLASS || this == PUPIL;
    }

    /** The order of rows: years, months and numbers as they count, what is not known last. */
    Comparator<String> order() {
        Comparator<String> natural = this == YEAR_GROUP
                ? Comparator.comparingInt(
                        (String text) -> text.matches("-?\\d{1,3}") ? Integer.parseInt(text) : Integer.MAX_VALUE)
                : Comparator.naturalOrder();
        return Comparator.comparing(String::isEmpty).thenComparing(natural);
    }

    // A characteristic counts as it stands on the last day of the period, so that each pupil is in one row.
    private static String has(String flag) {
        return "EXISTS (SELECT FROM jsonb_to_recordset(p.flags) AS f(name text, \"from\" date, \"to\" date)"
                + " WHERE f.name = '" + flag + "' AND f.\"from\" <= $3::date"
                + " AND (f.\"to\" IS NULL OR f.\"to\" >= $3::date))";
    }

    private static String flag(String flag) {
        return known("CASE WHEN " + has(flag) + " THEN 'yes' ELSE 'no' END");
    }

    private static String known(String expression) {
        return "CASE WHEN coalesce(p.people_revision, 0) = 0 THEN '' ELSE " + expression + " END";
    }
}
