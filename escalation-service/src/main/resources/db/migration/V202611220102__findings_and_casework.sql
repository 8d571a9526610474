-- A rule of the school's policy that came true for a pupil, with all it rests on.
CREATE TABLE finding (
    school_urn   integer     NOT NULL,
    finding_id   uuid        NOT NULL,
    pupil_id     uuid        NOT NULL,
    rule_id      text        NOT NULL,
    clauses      text[]      NOT NULL,
    policy_id    text        NOT NULL,
    -- First day of the school's use of this policy, with the answers it gave.
    policy_from  date        NOT NULL,
    occurrence   date        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('OPEN', 'RESOLVED', 'RETRACTED')),
    -- Arose only because an old mark was changed or imported; UNCONFIRMED until a person has looked at it.
    review       text        NOT NULL CHECK (review IN ('NONE', 'UNCONFIRMED', 'CONFIRMED', 'REJECTED')),
    raised_at    timestamptz NOT NULL,
    raised_on    date        NOT NULL,
    retracted_at timestamptz,
    -- {sessions: [{date, session, code}], figures: {…}, windowStart, windowEnd}
    evidence     jsonb       NOT NULL,
    -- What else the evaluation knew: age, year group, flags, contacts, reports.
    facts        jsonb       NOT NULL,
    -- The policy's actions as planned when it was raised.
    steps        jsonb       NOT NULL,
    revision     bigint      NOT NULL,
    PRIMARY KEY (school_urn, finding_id)
);
CREATE UNIQUE INDEX finding_once ON finding (school_urn, pupil_id, rule_id, occurrence) WHERE state <> 'RETRACTED';
CREATE INDEX finding_by_time ON finding (school_urn, raised_at DESC, finding_id DESC);
CREATE INDEX finding_by_pupil ON finding (school_urn, pupil_id, raised_at DESC, finding_id DESC);
CREATE INDEX finding_by_rule ON finding (school_urn, rule_id, raised_at DESC, finding_id DESC);

-- What somebody of the school has to do. The origin (finding and step, or the mark in question) makes it unique.
CREATE TABLE task (
    school_urn integer     NOT NULL,
    task_id    uuid        NOT NULL,
    origin     text        NOT NULL,
    kind       text        NOT NULL
        CHECK (kind IN ('CONTACT', 'VISIT', 'DUTY', 'NOTICE', 'CONSIDERATION', 'REVIEW', 'AFTERMATH', 'CODE')),
    pupil_id   uuid,
    finding_id uuid,
    step       text,
    rule_id    text,
    clause     text,
    role       text        NOT NULL,
    title      text        NOT NULL,
    due        date        NOT NULL,
    state      text        NOT NULL CHECK (state IN ('OPEN', 'DONE', 'DROPPED')),
    created_at timestamptz NOT NULL,
    ended_at   timestamptz,
    ended_by   text,
    outcome    text,
    note       text,
    PRIMARY KEY (school_urn, task_id),
    UNIQUE (school_urn, origin)
);
CREATE INDEX task_by_time ON task (school_urn, created_at DESC, task_id DESC);
CREATE INDEX task_by_role ON task (school_urn, role, created_at DESC, task_id DESC);
CREATE INDEX task_by_pupil ON task (school_urn, pupil_id, created_at DESC, task_id DESC);
CREATE INDEX task_by_finding ON task (school_urn, finding_id);

CREATE TABLE contact_log (
    school_urn      integer     NOT NULL,
    contact_id      uuid        NOT NULL,
    pupil_id        uuid        NOT NULL,
    at              timestamptz NOT NULL,
    by_name         text        NOT NULL,
    channel         text        NOT NULL,
    with_whom       text,
    outcome         text        NOT NULL
        CHECK (outcome IN ('NO_ANSWER', 'NO_REASON', 'REASON_ACCEPTED', 'REASON_NOT_ACCEPTED')),
    expected_return date,
    note            text,
    task_id         uuid,
    recorded_at     timestamptz NOT NULL,
    recorded_by     text        NOT NULL,
    recorded_role   text        NOT NULL,
    PRIMARY KEY (school_urn, contact_id)
);
CREATE INDEX contact_log_by_pupil ON contact_log (school_urn, pupil_id, at DESC, contact_id DESC);

CREATE TABLE absence_report (
    school_urn integer     NOT NULL,
    report_id  uuid        NOT NULL,
    pupil_id   uuid        NOT NULL,
    revision   bigint      NOT NULL,
    first_day  date        NOT NULL,
    last_day   date,
    at         timestamptz NOT NULL,
    reason     boolean     NOT NULL,
    PRIMARY KEY (school_urn, report_id)
);
CREATE INDEX absence_report_by_pupil ON absence_report (school_urn, pupil_id);

-- Who wrote to, or read, the record of a pupil.
CREATE TABLE casework_audit (
    school_urn integer     NOT NULL,
    id         bigint GENERATED ALWAYS AS IDENTITY,
    at         timestamptz NOT NULL,
    subject    text        NOT NULL,
    name       text        NOT NULL,
    role       text        NOT NULL,
    action     text        NOT NULL,
    pupil_id   uuid,
    object_id  uuid,
    PRIMARY KEY (school_urn, id)
);

DO $$
DECLARE
    tbl text;
BEGIN
    FOREACH tbl IN ARRAY ARRAY['finding', 'task', 'contact_log', 'absence_report', 'casework_audit'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tbl);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tbl);
        EXECUTE format(
            'CREATE POLICY own_schools ON %I USING (school_urn = ANY (string_to_array('
            || 'nullif(current_setting(''app.urns'', true), ''''), '','')::int[])) WITH CHECK (school_urn = ANY ('
            || 'string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[]))', tbl);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON finding, task, contact_log, absence_report TO "${app_role}";
GRANT SELECT, INSERT ON casework_audit TO "${app_role}";
