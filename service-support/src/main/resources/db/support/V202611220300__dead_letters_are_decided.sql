-- A person replays or dismisses what was set aside. Where a record lies is kept, because a people record's content is
-- not: it is read again from there. Rows from before have no place.
ALTER TABLE dead_letter
    ADD COLUMN dead_letter_id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    ADD COLUMN partition      integer,
    ADD COLUMN record_offset  bigint,
    ADD COLUMN traceparent    text,
    ADD COLUMN decided_at     timestamptz,
    ADD COLUMN decided_by     text,
    ADD COLUMN decided_role   text,
    ADD COLUMN reason         text;
CREATE INDEX dead_letter_newest ON dead_letter (urn, set_aside_at DESC, dead_letter_id DESC);

-- Who decided, tried or dismissed, and why; never changed. A record whose school cannot be read belongs to school 0.
CREATE TABLE dead_letter_audit (
    school_urn     integer     NOT NULL,
    id             bigint GENERATED ALWAYS AS IDENTITY,
    at             timestamptz NOT NULL,
    subject        text        NOT NULL,
    name           text        NOT NULL,
    role           text        NOT NULL,
    action         text        NOT NULL CHECK (action IN ('REPLAYED', 'REPLAY_FAILED', 'DISMISSED')),
    dead_letter_id uuid        NOT NULL,
    reason         text,
    PRIMARY KEY (school_urn, id)
);
CREATE INDEX dead_letter_audit_by_record ON dead_letter_audit (school_urn, dead_letter_id);

ALTER TABLE dead_letter_audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE dead_letter_audit FORCE ROW LEVEL SECURITY;
CREATE POLICY own_schools ON dead_letter_audit
    USING (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]))
    WITH CHECK (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]));

GRANT SELECT, INSERT ON dead_letter_audit TO "${app_role}";
