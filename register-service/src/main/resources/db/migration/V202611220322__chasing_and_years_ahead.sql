-- When a session's registers are chased, and whether they were: set once on the day, from the policy in force then.
ALTER TABLE school_session
    ADD COLUMN chase_at     timestamptz,
    ADD COLUMN chase_clause text,
    ADD COLUMN chase_told   boolean NOT NULL DEFAULT false;
CREATE INDEX school_session_to_plan ON school_session (opens_at) WHERE chase_at IS NULL AND NOT close_told;
CREATE INDEX school_session_to_chase ON school_session (chase_at) WHERE NOT chase_told;

-- Open reasons that are followed up before their time is over; the last day on which that happened, and its clause.
ALTER TABLE n_clock ADD COLUMN chased_on date;
CREATE INDEX n_clock_by_school ON n_clock (school_urn, session_date) WHERE NOT done;

-- Adds the school year after the last one to the marks. Partitions belong to the owner, so the service asks for them.
CREATE FUNCTION add_mark_year() RETURNS date
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    first_day date := mark_years_end();
    partition text := 'mark_version_' || extract(year FROM first_day)::integer;
BEGIN
    EXECUTE format(
        'CREATE TABLE %I PARTITION OF mark_version FOR VALUES FROM (%L) TO (%L)',
        partition, first_day, (first_day + interval '1 year')::date);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', partition);
    EXECUTE format(
        'CREATE POLICY schools_of_the_transaction ON %I'
        ' USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))'
        ' WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))',
        partition);
    RETURN (first_day + interval '1 year')::date;
END $$;

-- The first day that no partition of the marks holds.
CREATE FUNCTION mark_years_end() RETURNS date
    LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT max((regexp_match(pg_get_expr(c.relpartbound, c.oid), 'TO \(''([0-9-]+)''\)'))[1]::date)
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'mark_version'::regclass
$$;
REVOKE ALL ON FUNCTION add_mark_year() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_mark_year(), mark_years_end() TO "${app_role}";

-- Attendance lesson by lesson, beside the statutory register; every version is kept.
CREATE TABLE lesson_mark (
    school_urn  integer     NOT NULL,
    pupil_id    uuid        NOT NULL,
    lesson_date date        NOT NULL,
    period      integer     NOT NULL CHECK (period BETWEEN 1 AND 20),
    revision    integer     NOT NULL,
    session     text        NOT NULL CHECK (session IN ('AM', 'PM')),
    lesson      text        NOT NULL,
    presence    text        NOT NULL CHECK (presence IN ('PRESENT', 'LATE', 'ABSENT')),
    -- Whether the pupil was present at the register of the session and had not signed out.
    is_missing  boolean     NOT NULL,
    note        text,
    by_subject  text        NOT NULL,
    by_name     text        NOT NULL,
    by_role     text        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (school_urn, pupil_id, lesson_date, period, revision),
    FOREIGN KEY (school_urn, pupil_id) REFERENCES pupil
);
CREATE INDEX lesson_mark_by_lesson ON lesson_mark (school_urn, lesson_date, period);
ALTER TABLE lesson_mark ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY schools_of_the_transaction ON lesson_mark
    USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting('app.urns', true), ''), ',')::integer[])::integer[]))
    WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting('app.urns', true), ''), ',')::integer[])::integer[]));
GRANT SELECT, INSERT ON lesson_mark TO "${app_role}";
