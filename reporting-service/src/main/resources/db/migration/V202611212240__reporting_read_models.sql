-- Read models of the reporting service. Whatever belongs to one school carries its URN first and is guarded by it.

-- Standing data, not a school's own records: readable without a scope.
CREATE TABLE school (
    urn       integer PRIMARY KEY,
    name      text   NOT NULL,
    phase     text   NOT NULL,
    la_code   text   NOT NULL,
    trust_uid text   NOT NULL,
    revision  bigint NOT NULL
);
CREATE INDEX school_of_trust ON school (trust_uid);

CREATE TABLE school_class (
    school_urn integer NOT NULL,
    class_id   uuid    NOT NULL,
    name       text    NOT NULL,
    year_group integer NOT NULL,
    revision   bigint  NOT NULL,
    PRIMARY KEY (school_urn, class_id)
);

CREATE TABLE school_calendar (
    school_urn integer NOT NULL,
    year       text    NOT NULL,
    terms      jsonb   NOT NULL,
    revision   bigint  NOT NULL,
    PRIMARY KEY (school_urn, year)
);

-- What a pupil is counted under; no name is kept here. A revision of 0 means that this half is not known yet.
CREATE TABLE pupil (
    school_urn      integer NOT NULL,
    pupil_id        uuid    NOT NULL,
    year_group      integer,
    class_id        uuid,
    roll_revision   bigint  NOT NULL DEFAULT 0,
    sex             text,
    ethnicity       text,
    flags           jsonb   NOT NULL DEFAULT '[]',
    people_revision bigint  NOT NULL DEFAULT 0,
    purged          boolean NOT NULL DEFAULT false,
    PRIMARY KEY (school_urn, pupil_id)
);

-- The latest mark of each pupil and session. kind: 0 not counted, 1 attended, 2 authorised, 3 unauthorised absence.
CREATE TABLE mark_state (
    school_urn   integer  NOT NULL,
    pupil_id     uuid     NOT NULL,
    session_date date     NOT NULL,
    session      text     NOT NULL CHECK (session IN ('AM', 'PM')),
    code         text     NOT NULL,
    kind         smallint NOT NULL CHECK (kind BETWEEN 0 AND 3),
    late         boolean  NOT NULL,
    revision     integer  NOT NULL,
    class_id     uuid     NOT NULL,
    year_group   integer,
    PRIMARY KEY (school_urn, pupil_id, session_date, session)
) PARTITION BY RANGE (session_date);
CREATE INDEX mark_state_by_day ON mark_state (school_urn, session_date);

-- One partition per school year; the default one takes dates that nobody planned for.
DO $$
DECLARE
    part text;
BEGIN
    FOR year IN 2018..2039 LOOP
        EXECUTE format('CREATE TABLE %I PARTITION OF mark_state FOR VALUES FROM (%L) TO (%L)',
                       'mark_state_' || year, make_date(year, 8, 1), make_date(year + 1, 8, 1));
    END LOOP;
    CREATE TABLE mark_state_other PARTITION OF mark_state DEFAULT;
END
$$;

-- Counts per school, day and dimension; marks is how many marks stand behind the row.
CREATE TABLE rollup (
    school_urn   integer NOT NULL,
    dimension    text    NOT NULL CHECK (dimension IN ('day', 'year-group', 'class', 'code', 'session')),
    day          date    NOT NULL,
    key          text    NOT NULL,
    marks        integer NOT NULL,
    possible     integer NOT NULL,
    attended     integer NOT NULL,
    authorised   integer NOT NULL,
    unauthorised integer NOT NULL,
    lates        integer NOT NULL,
    PRIMARY KEY (school_urn, dimension, day, key)
) WITH (fillfactor = 80);

-- Counts per pupil and month, so that a pupil's rate over a year reads twelve rows and not four hundred.
CREATE TABLE pupil_month (
    school_urn   integer NOT NULL,
    month        date    NOT NULL,
    pupil_id     uuid    NOT NULL,
    marks        integer NOT NULL,
    possible     integer NOT NULL,
    attended     integer NOT NULL,
    authorised   integer NOT NULL,
    unauthorised integer NOT NULL,
    lates        integer NOT NULL,
    PRIMARY KEY (school_urn, month, pupil_id)
) WITH (fillfactor = 80);

-- What live streams told, so that a client can resume. Ids are given under a lock: they follow the order of commits.
CREATE SEQUENCE live_event_id;
CREATE TABLE live_event (
    school_urn integer     NOT NULL,
    id         bigint      NOT NULL DEFAULT nextval('live_event_id'),
    kind       text        NOT NULL CHECK (kind IN ('figures', 'register-missing', 'finding', 'letter', 'notification')),
    at         timestamptz NOT NULL,
    details    jsonb       NOT NULL,
    told_at    timestamptz NOT NULL,
    PRIMARY KEY (school_urn, id)
);

-- Who read what of a pupil's record; it is only ever added to.
CREATE TABLE audit_entry (
    school_urn integer     NOT NULL,
    id         uuid        NOT NULL,
    at         timestamptz NOT NULL,
    subject    text        NOT NULL,
    name       text        NOT NULL,
    role       text        NOT NULL,
    action     text        NOT NULL,
    details    jsonb       NOT NULL,
    PRIMARY KEY (school_urn, id)
);

-- The second net behind the check of the caller: every table that leads with a school, partitions included.
DO $$
DECLARE
    guarded regclass;
BEGIN
    FOR guarded IN
        SELECT c.oid::regclass
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'school_urn'
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
    LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
        EXECUTE format(
            'CREATE POLICY of_school ON %s USING (school_urn = ANY (string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[]))'
            || ' WITH CHECK (school_urn = ANY (string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[]))',
            guarded);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON school, school_class, school_calendar, pupil, rollup TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON mark_state, pupil_month TO "${app_role}";
GRANT SELECT, INSERT, DELETE ON live_event TO "${app_role}";
GRANT USAGE ON SEQUENCE live_event_id TO "${app_role}";
GRANT SELECT, INSERT ON audit_entry TO "${app_role}";
