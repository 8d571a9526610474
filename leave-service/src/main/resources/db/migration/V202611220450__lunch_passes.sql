-- Standing permission to leave at lunchtime, and the photograph on the pass that shows it.
CREATE TABLE lunch_pass (
    school_urn        integer     NOT NULL,
    pass_id           uuid        NOT NULL,
    pupil_id          uuid        NOT NULL,
    revision          bigint      NOT NULL,
    reason            text        NOT NULL,
    requested_by      text        NOT NULL,
    requested_on      date        NOT NULL,
    decide_by         date        NOT NULL,
    collected_by      text        NOT NULL CHECK (collected_by IS JSON ARRAY),
    clause            text        NOT NULL,
    received_at       timestamptz NOT NULL,
    state             text        NOT NULL CHECK (state IN ('REQUESTED', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
    discussed_on      date,
    valid_from        date,
    valid_to          date,
    conditions        text,
    decided_by        text,
    decided_role      text,
    decided_at        timestamptz,
    decision_reason   text,
    renewal_asked_on  date,
    confirmed_on      date,
    withdrawn_by      text,
    withdrawn_role    text,
    withdrawn_at      timestamptz,
    withdrawal_reason text,
    by_parent         boolean,
    photo_type        text CHECK (photo_type IN ('image/jpeg', 'image/png')),
    PRIMARY KEY (school_urn, pass_id),
    CHECK ((state IN ('GRANTED', 'REFUSED')) <= (decided_at IS NOT NULL)),
    CHECK ((state = 'GRANTED') <= (valid_from IS NOT NULL AND (valid_to IS NULL OR valid_to >= valid_from))),
    CHECK ((state = 'WITHDRAWN') = (withdrawn_at IS NOT NULL))
);
CREATE INDEX lunch_pass_newest ON lunch_pass (school_urn, received_at DESC, pass_id DESC);
CREATE INDEX lunch_pass_of_pupil ON lunch_pass (school_urn, pupil_id, state);
CREATE INDEX lunch_pass_granted ON lunch_pass (school_urn) WHERE state = 'GRANTED';

CREATE TABLE lunch_pass_photo (
    school_urn integer     NOT NULL,
    pass_id    uuid        NOT NULL,
    content    bytea       NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 1048576),
    kept_at    timestamptz NOT NULL,
    PRIMARY KEY (school_urn, pass_id),
    FOREIGN KEY (school_urn, pass_id) REFERENCES lunch_pass ON DELETE CASCADE
);

DO $$
DECLARE
    guarded text;
BEGIN
    FOREACH guarded IN ARRAY ARRAY ['lunch_pass', 'lunch_pass_photo'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
        EXECUTE format('CREATE POLICY schools_in_scope ON %I'
            ' USING (school_urn = ANY (string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[]))'
            ' WITH CHECK (school_urn = ANY (string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[]))',
            guarded);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON lunch_pass, lunch_pass_photo TO "${app_role}";
