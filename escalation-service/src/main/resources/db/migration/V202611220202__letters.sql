-- What a finding asked for. It waits until the pupil's people are known.
CREATE TABLE letter_request (
    school_urn     integer     NOT NULL,
    finding_id     uuid        NOT NULL,
    step           text        NOT NULL,
    pupil_id       uuid        NOT NULL,
    rule_id        text        NOT NULL,
    clauses        text[]      NOT NULL,
    policy_id      text        NOT NULL,
    template       text        NOT NULL,
    needs_approval boolean     NOT NULL,
    review_only    boolean     NOT NULL,
    raised_at      timestamptz NOT NULL,
    traceparent    text,
    state          text        NOT NULL DEFAULT 'WAITING'
        CHECK (state IN ('WAITING', 'WRITTEN', 'NOBODY', 'CANCELLED')),
    PRIMARY KEY (school_urn, finding_id, step)
);
CREATE INDEX letter_request_waiting ON letter_request (school_urn, pupil_id) WHERE state = 'WAITING';

CREATE TABLE letter (
    school_urn  integer     NOT NULL,
    id          uuid        NOT NULL,
    finding_id  uuid        NOT NULL,
    step        text        NOT NULL,
    parent_id   uuid        NOT NULL,
    pupil_id    uuid        NOT NULL,
    channel     text        NOT NULL CHECK (channel IN ('EMAIL', 'PRINT')),
    state       text        NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'SENT', 'UNKNOWN', 'CANCELLED')),
    revision    bigint      NOT NULL,
    created_at  timestamptz NOT NULL,
    -- When the state was reached, by whom (a person's name, or the rule) and why: as the state needs them.
    state_at    timestamptz NOT NULL,
    state_by    text,
    state_note  text,
    sent_at     timestamptz,
    flagged_at  timestamptz,
    flag_reason text,
    PRIMARY KEY (school_urn, id),
    UNIQUE (school_urn, finding_id, step, parent_id),
    FOREIGN KEY (school_urn, finding_id, step) REFERENCES letter_request (school_urn, finding_id, step)
);
CREATE INDEX letter_by_time ON letter (school_urn, created_at DESC, id DESC);
CREATE INDEX letter_by_pupil ON letter (school_urn, pupil_id, created_at DESC, id DESC);
CREATE INDEX letter_by_state ON letter (school_urn, state, created_at DESC, id DESC);

-- What a parent was sent, as it was sent. Written once, before the carrier is called.
CREATE TABLE letter_content (
    school_urn integer     NOT NULL,
    letter_id  uuid        NOT NULL,
    subject    text        NOT NULL,
    text       text        NOT NULL,
    html       text        NOT NULL,
    pdf        bytea       NOT NULL,
    frozen_at  timestamptz NOT NULL,
    PRIMARY KEY (school_urn, letter_id),
    FOREIGN KEY (school_urn, letter_id) REFERENCES letter (school_urn, id)
);

-- The send ledger: each step is a transaction of its own, so that a crash leaves behind what was known.
CREATE TABLE send_attempt (
    school_urn   integer     NOT NULL,
    letter_id    uuid        NOT NULL,
    attempt      integer     NOT NULL,
    carrier      text        NOT NULL,
    state        text        NOT NULL
        CHECK (state IN ('RESERVED', 'ATTEMPTED', 'CONFIRMED', 'UNKNOWN', 'NOT_SENT')),
    reserved_at  timestamptz NOT NULL,
    attempted_at timestamptz,
    settled_at   timestamptz,
    reference    text,
    note         text,
    PRIMARY KEY (school_urn, letter_id, attempt),
    FOREIGN KEY (school_urn, letter_id) REFERENCES letter (school_urn, id)
);

-- Who read or changed a letter.
CREATE TABLE letter_audit (
    school_urn integer     NOT NULL,
    id         bigint GENERATED ALWAYS AS IDENTITY,
    at         timestamptz NOT NULL,
    subject    text        NOT NULL,
    name       text        NOT NULL,
    role       text        NOT NULL,
    action     text        NOT NULL,
    letter_id  uuid,
    note       text,
    PRIMARY KEY (school_urn, id)
);
CREATE INDEX letter_audit_by_letter ON letter_audit (school_urn, letter_id);

-- Letters that may leave: ids only, so that the sender finds its work without seeing any school's data.
CREATE TABLE letter_queue (
    school_urn   integer     NOT NULL,
    letter_id    uuid        NOT NULL,
    leased_until timestamptz,
    failures     integer     NOT NULL DEFAULT 0,
    held         boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (school_urn, letter_id)
);

DO $$
DECLARE
    tbl text;
BEGIN
    FOREACH tbl IN ARRAY ARRAY['letter_request', 'letter', 'letter_content', 'send_attempt', 'letter_audit'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tbl);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tbl);
        EXECUTE format(
            'CREATE POLICY own_schools ON %I USING (school_urn = ANY (string_to_array('
            || 'nullif(current_setting(''app.urns'', true), ''''), '','')::int[])) WITH CHECK (school_urn = ANY ('
            || 'string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[]))', tbl);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON letter_request, letter, send_attempt TO "${app_role}";
GRANT SELECT, INSERT, DELETE ON letter_content TO "${app_role}";
GRANT SELECT, INSERT ON letter_audit TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON letter_queue TO "${app_role}";
