-- What the school does about one pupil's attendance, from the first finding until nothing is left of it.
CREATE TABLE attendance_case (
    school_urn integer     NOT NULL,
    case_id    uuid        NOT NULL,
    pupil_id   uuid        NOT NULL,
    stage      text        NOT NULL CHECK (stage IN ('MONITORING', 'SUPPORT', 'FORMAL', 'LEGAL', 'CLOSED')),
    stage_at   timestamptz NOT NULL,
    opened_at  timestamptz NOT NULL,
    -- The rule that came true, or why somebody opened it.
    opened_for text        NOT NULL,
    revision   bigint      NOT NULL,
    PRIMARY KEY (school_urn, case_id)
);
CREATE UNIQUE INDEX attendance_case_one_open ON attendance_case (school_urn, pupil_id) WHERE stage <> 'CLOSED';
CREATE INDEX attendance_case_by_time ON attendance_case (school_urn, opened_at DESC, case_id DESC);
CREATE INDEX attendance_case_by_pupil ON attendance_case (school_urn, pupil_id);

-- Every stage a case has been in, never rewritten.
CREATE TABLE case_stage_change (
    school_urn integer     NOT NULL,
    case_id    uuid        NOT NULL,
    revision   bigint      NOT NULL,
    pupil_id   uuid        NOT NULL,
    stage      text        NOT NULL,
    previous   text,
    at         timestamptz NOT NULL,
    by_name    text        NOT NULL,
    by_role    text        NOT NULL,
    reason     text        NOT NULL,
    PRIMARY KEY (school_urn, case_id, revision)
);

-- What people wrote into a case, never rewritten.
CREATE TABLE case_entry (
    school_urn  integer     NOT NULL,
    entry_id    uuid        NOT NULL,
    case_id     uuid        NOT NULL,
    pupil_id    uuid        NOT NULL,
    type        text        NOT NULL,
    at          timestamptz NOT NULL,
    by_name     text        NOT NULL,
    details     jsonb       NOT NULL,
    outcome     text,
    recorded_at timestamptz NOT NULL,
    recorded_by text        NOT NULL,
    by_role     text        NOT NULL,
    PRIMARY KEY (school_urn, entry_id)
);
CREATE INDEX case_entry_by_case ON case_entry (school_urn, case_id, at DESC);

DO $$
DECLARE
    tbl text;
BEGIN
    FOREACH tbl IN ARRAY ARRAY['attendance_case', 'case_stage_change', 'case_entry'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tbl);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tbl);
        EXECUTE format(
            'CREATE POLICY own_schools ON %I USING (school_urn = ANY (string_to_array('
            || 'nullif(current_setting(''app.urns'', true), ''''), '','')::int[])) WITH CHECK (school_urn = ANY ('
            || 'string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[]))', tbl);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON attendance_case TO "${app_role}";
-- DELETE is for the end of retention; there is no UPDATE.
GRANT SELECT, INSERT, DELETE ON case_stage_change, case_entry TO "${app_role}";
