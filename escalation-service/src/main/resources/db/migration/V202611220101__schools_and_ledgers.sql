-- Standing data of schools, as published by the register service: the highest revision of each aggregate. Lists of
-- policies and session times by date stay as the event carries them.
CREATE TABLE school (
    urn       integer PRIMARY KEY,
    revision  bigint NOT NULL,
    name      text   NOT NULL,
    la_code   text   NOT NULL,
    trust_uid text   NOT NULL,
    policies  jsonb  NOT NULL,
    sessions  jsonb  NOT NULL
);

CREATE TABLE school_calendar (
    school_urn integer NOT NULL,
    year       text    NOT NULL,
    revision   bigint  NOT NULL,
    terms      jsonb   NOT NULL,
    closures   jsonb   NOT NULL,
    PRIMARY KEY (school_urn, year)
);

CREATE TABLE school_class (
    school_urn integer NOT NULL,
    class_id   uuid    NOT NULL,
    revision   bigint  NOT NULL,
    name       text    NOT NULL,
    year_group integer NOT NULL,
    PRIMARY KEY (school_urn, class_id)
);

-- A pupil's entry and the deletion of it are told by different events, which arrive in any order.
CREATE TABLE pupil (
    school_urn        integer NOT NULL,
    pupil_id          uuid    NOT NULL,
    revision          bigint  NOT NULL,
    date_of_birth     date,
    year_group        integer,
    class_id          uuid,
    start_date        date,
    last_day          date,
    siblings          uuid[]  NOT NULL DEFAULT '{}',
    deletion_revision bigint  NOT NULL DEFAULT 0,
    deletion_last_day date,
    -- The latest moment for which the pupil was evaluated, local time: an evaluation never looks back behind it.
    as_of             timestamp,
    PRIMARY KEY (school_urn, pupil_id)
);
CREATE INDEX pupil_by_class ON pupil (school_urn, class_id);

-- One row a pupil and school year: a symbol and a 16-bit revision for each session.
CREATE TABLE pupil_ledger (
    school_urn integer NOT NULL,
    pupil_id   uuid    NOT NULL,
    year       text    NOT NULL,
    symbols    bytea   NOT NULL CHECK (length(symbols) = 732),
    revisions  bytea   NOT NULL CHECK (length(revisions) = 1464),
    PRIMARY KEY (school_urn, pupil_id, year)
);

-- Leave granted, for codes that need a grant.
CREATE TABLE leave_grant (
    school_urn integer NOT NULL,
    leave_id   uuid    NOT NULL,
    pupil_id   uuid    NOT NULL,
    revision   bigint  NOT NULL,
    code       text,
    first_day  date,
    last_day   date,
    granted    boolean NOT NULL,
    PRIMARY KEY (school_urn, leave_id)
);
CREATE INDEX leave_grant_by_pupil ON leave_grant (school_urn, pupil_id) WHERE granted;

DO $$
DECLARE
    tbl text;
BEGIN
    FOREACH tbl IN ARRAY ARRAY['school_calendar', 'school_class', 'pupil', 'pupil_ledger', 'leave_grant'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tbl);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tbl);
        EXECUTE format(
            'CREATE POLICY own_schools ON %I USING (school_urn = ANY (string_to_array('
            || 'nullif(current_setting(''app.urns'', true), ''''), '','')::int[])) WITH CHECK (school_urn = ANY ('
            || 'string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[]))', tbl);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON school, school_calendar, school_class, leave_grant TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON pupil, pupil_ledger TO "${app_role}";
GRANT DELETE ON leave_grant TO "${app_role}";
