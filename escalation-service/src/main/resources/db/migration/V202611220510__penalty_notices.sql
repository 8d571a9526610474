-- The same child at another school of the trust, as the register service found it.
CREATE TABLE pupil_link (
    school_urn     integer NOT NULL,
    pupil_id       uuid    NOT NULL,
    other_urn      integer NOT NULL,
    other_pupil_id uuid    NOT NULL,
    PRIMARY KEY (school_urn, pupil_id, other_urn)
);

-- Whether a penalty notice is asked for: put to the head by a finding, decided by the head alone.
CREATE TABLE penalty_consideration (
    school_urn       integer     NOT NULL,
    consideration_id uuid        NOT NULL,
    pupil_id         uuid        NOT NULL,
    finding_id       uuid        NOT NULL,
    step             text        NOT NULL,
    rule_id          text        NOT NULL,
    clause           text        NOT NULL,
    policy_id        text        NOT NULL,
    opened_at        timestamptz NOT NULL,
    state            text        NOT NULL CHECK (state IN ('OPEN', 'SUPPORT_FIRST', 'NOTICE_TO_IMPROVE', 'IMPROVED',
        'NOT_IMPROVED', 'REFERRED', 'DECLINED', 'PROSECUTION', 'LAPSED')),
    state_at         timestamptz NOT NULL,
    ground           text,
    -- The period of a notice to improve: its first and its last school day.
    improve_from     date,
    improve_to       date,
    revision         bigint      NOT NULL,
    PRIMARY KEY (school_urn, consideration_id),
    UNIQUE (school_urn, finding_id, step)
);
CREATE INDEX penalty_consideration_by_time ON penalty_consideration (school_urn, opened_at DESC, consideration_id DESC);
CREATE INDEX penalty_consideration_by_pupil ON penalty_consideration (school_urn, pupil_id);

-- A notice that the authority issued to one parent for one child. Amounts in pence.
CREATE TABLE penalty_notice (
    school_urn       integer     NOT NULL,
    notice_id        uuid        NOT NULL,
    consideration_id uuid        NOT NULL,
    pupil_id         uuid        NOT NULL,
    parent_id        uuid        NOT NULL,
    number           text        NOT NULL,
    issued_on        date        NOT NULL,
    posted_on        date,
    received_on      date,
    offence          text        NOT NULL CHECK (offence IN ('FIRST', 'SECOND')),
    day_count        text        NOT NULL CHECK (day_count IN ('RECEIPT', 'ISSUE')),
    early_pence      integer     NOT NULL CHECK (early_pence > 0),
    full_pence       integer     NOT NULL CHECK (full_pence >= early_pence),
    -- The twenty-eighth day, by the dates above.
    payable_until    date        NOT NULL,
    state            text        NOT NULL CHECK (state IN ('ISSUED', 'PAID', 'WITHDRAWN', 'PROSECUTED', 'NOT_PURSUED')),
    state_at         timestamptz NOT NULL,
    paid_on          date,
    paid_pence       integer CHECK (paid_pence > 0),
    recorded_at      timestamptz NOT NULL,
    revision         bigint      NOT NULL,
    PRIMARY KEY (school_urn, notice_id),
    UNIQUE (school_urn, number),
    UNIQUE (school_urn, consideration_id, parent_id),
    FOREIGN KEY (school_urn, consideration_id) REFERENCES penalty_consideration (school_urn, consideration_id),
    CHECK ((state = 'PAID') = (paid_on IS NOT NULL AND paid_pence IS NOT NULL))
);
CREATE INDEX penalty_notice_by_time ON penalty_notice (school_urn, recorded_at DESC, notice_id DESC);
CREATE INDEX penalty_notice_by_pupil ON penalty_notice (school_urn, pupil_id, parent_id);

-- What happened to a consideration or a notice, and who did it: never rewritten.
CREATE TABLE penalty_change (
    school_urn integer     NOT NULL,
    change_id  uuid        NOT NULL,
    subject_id uuid        NOT NULL,
    pupil_id   uuid        NOT NULL,
    at         timestamptz NOT NULL,
    kind       text        NOT NULL,
    state      text        NOT NULL,
    subject    text        NOT NULL,
    by_name    text        NOT NULL,
    by_role    text        NOT NULL,
    details    jsonb       NOT NULL,
    PRIMARY KEY (school_urn, change_id)
);
CREATE INDEX penalty_change_by_subject ON penalty_change (school_urn, subject_id, at);
CREATE INDEX penalty_change_by_pupil ON penalty_change (school_urn, pupil_id, at DESC);

DO $$
DECLARE
    tbl text;
BEGIN
    FOREACH tbl IN ARRAY ARRAY['pupil_link', 'penalty_consideration', 'penalty_notice', 'penalty_change'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tbl);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tbl);
        EXECUTE format(
            'CREATE POLICY own_schools ON %I USING (school_urn = ANY (string_to_array('
            || 'nullif(current_setting(''app.urns'', true), ''''), '','')::int[])) WITH CHECK (school_urn = ANY ('
            || 'string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[]))', tbl);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON penalty_consideration, penalty_notice TO "${app_role}";
GRANT SELECT, INSERT, DELETE ON pupil_link TO "${app_role}";
-- DELETE is for the end of retention; there is no UPDATE.
GRANT SELECT, INSERT, DELETE ON penalty_change TO "${app_role}";

-- A threshold that the head has decided about: what it counted does not count for its rule again.
ALTER TABLE finding DROP CONSTRAINT finding_review_check;
ALTER TABLE finding ADD CONSTRAINT finding_review_check
    CHECK (review IN ('NONE', 'UNCONFIRMED', 'CONFIRMED', 'REJECTED', 'SETTLED'));
