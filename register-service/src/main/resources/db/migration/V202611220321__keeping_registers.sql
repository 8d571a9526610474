-- The first mark of a register may come from the signing book, before anybody has taken it.
ALTER TABLE class_register ALTER COLUMN taken_at DROP NOT NULL;

-- What a register on paper or from a device without network said, where a newer mark stood already.
CREATE TABLE overtaken_entry (
    school_urn   integer     NOT NULL,
    pupil_id     uuid        NOT NULL,
    session_date date        NOT NULL,
    session      text        NOT NULL CHECK (session IN ('AM', 'PM')),
    taken_at     timestamptz NOT NULL,
    code         text        NOT NULL,
    minutes_late integer,
    note         text,
    source       text        NOT NULL CHECK (source IN ('OFFLINE', 'PAPER')),
    by_subject   text        NOT NULL,
    by_name      text        NOT NULL,
    by_role      text        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (school_urn, pupil_id, session_date, session, taken_at, code)
);

-- A teacher who takes another's class for a day.
CREATE TABLE cover (
    school_urn     integer     NOT NULL,
    cover_id       uuid        NOT NULL,
    class_id       uuid        NOT NULL,
    teacher        text        NOT NULL,
    session_date   date        NOT NULL,
    sessions       text[]      NOT NULL CHECK (sessions <@ ARRAY['AM', 'PM'] AND cardinality(sessions) > 0),
    withdrawn      boolean     NOT NULL,
    by_name        text        NOT NULL,
    at             timestamptz NOT NULL,
    PRIMARY KEY (school_urn, cover_id),
    FOREIGN KEY (school_urn, class_id) REFERENCES school_class
);
CREATE INDEX cover_by_day ON cover (school_urn, session_date, class_id) WHERE NOT withdrawn;

-- Where pupils are known to be instead: a visit, another school, an exclusion. Suggested in registers, never a mark.
CREATE TABLE arrangement (
    school_urn     integer     NOT NULL,
    arrangement_id uuid        NOT NULL,
    kind           text        NOT NULL,
    code           text        NOT NULL,
    from_date      date        NOT NULL,
    to_date        date        NOT NULL,
    sessions       text[]      NOT NULL CHECK (sessions <@ ARRAY['AM', 'PM'] AND cardinality(sessions) > 0),
    weekdays       integer[]   NOT NULL CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(weekdays) > 0),
    note           text,
    withdrawn      boolean     NOT NULL,
    by_name        text        NOT NULL,
    by_role        text        NOT NULL,
    at             timestamptz NOT NULL,
    PRIMARY KEY (school_urn, arrangement_id),
    CHECK (from_date <= to_date)
);

CREATE TABLE arrangement_pupil (
    school_urn     integer NOT NULL,
    pupil_id       uuid    NOT NULL,
    arrangement_id uuid    NOT NULL,
    PRIMARY KEY (school_urn, pupil_id, arrangement_id),
    FOREIGN KEY (school_urn, arrangement_id) REFERENCES arrangement,
    FOREIGN KEY (school_urn, pupil_id) REFERENCES pupil
);

-- The code that fits what a parent said, and whether only the office may see what it was.
ALTER TABLE absence_report
    ADD COLUMN suggested_code text,
    ADD COLUMN confidential   boolean NOT NULL DEFAULT false;

-- Every reason known beforehand why a pupil may not be in, whatever it comes from.
CREATE VIEW known_reason WITH (security_invoker = true) AS
SELECT l.school_urn, l.pupil_id, l.from_date, l.to_date, ARRAY['AM', 'PM'] AS sessions,
       ARRAY[1, 2, 3, 4, 5, 6, 7] AS weekdays, 'LEAVE' AS source, l.kind AS kind, l.code AS code, NULL::text AS note,
       false AS confidential, 1 AS rank
  FROM granted_leave l
 WHERE NOT l.withdrawn
UNION ALL
SELECT p.school_urn, p.pupil_id, a.from_date, a.to_date, a.sessions, a.weekdays, 'ARRANGEMENT', a.kind, a.code, a.note,
       false, 2
  FROM arrangement_pupil p
  JOIN arrangement a ON a.school_urn = p.school_urn AND a.arrangement_id = p.arrangement_id
 WHERE NOT a.withdrawn
UNION ALL
SELECT r.school_urn, r.pupil_id, r.from_date, coalesce(r.to_date, r.expected_return - 1, r.from_date), ARRAY['AM', 'PM'],
       ARRAY[1, 2, 3, 4, 5, 6, 7], 'REPORT', 'REPORT', r.suggested_code, r.reason, r.confidential, 3
  FROM absence_report r;

DO $$
DECLARE
    school_table text;
BEGIN
    FOREACH school_table IN ARRAY ARRAY['overtaken_entry', 'cover', 'arrangement', 'arrangement_pupil'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', school_table);
        EXECUTE format(
            'CREATE POLICY schools_of_the_transaction ON %I'
            ' USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))'
            ' WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))',
            school_table);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON overtaken_entry, arrangement_pupil TO "${app_role}";
GRANT SELECT, INSERT, UPDATE (withdrawn) ON cover TO "${app_role}";
GRANT SELECT, INSERT, UPDATE (withdrawn) ON arrangement TO "${app_role}";
GRANT SELECT ON known_reason TO "${app_role}";
