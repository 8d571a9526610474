-- What a local authority is told. Schools reach what they sent, an authority what was addressed to it. Without data (the
-- people record is not known yet) nothing is visible to the authority.
CREATE TABLE la_notification (
    school_urn      integer     NOT NULL,
    notification_id uuid        NOT NULL,
    la_code         text        NOT NULL,
    type            text        NOT NULL,
    pupil_id        uuid        NOT NULL,
    class_id        uuid,
    -- The findings that ask for it; it stands while one of them does.
    finding_ids     uuid[]      NOT NULL,
    step            text        NOT NULL,
    rule_id         text        NOT NULL,
    clause          text        NOT NULL,
    occurrence      date        NOT NULL,
    due_on          date        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'ACKNOWLEDGED', 'CLOSED')),
    correction_of   uuid,
    absence         jsonb       NOT NULL,
    data            jsonb,
    created_at      timestamptz NOT NULL,
    delivered_at    timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    acknowledgement text,
    outcome         text,
    outcome_at      timestamptz,
    withdrawn_at    timestamptz,
    revision        bigint      NOT NULL,
    PRIMARY KEY (school_urn, notification_id)
);
CREATE UNIQUE INDEX la_notification_once ON la_notification (school_urn, pupil_id, type, occurrence)
    WHERE withdrawn_at IS NULL AND correction_of IS NULL;
CREATE UNIQUE INDEX la_notification_corrected_once ON la_notification (school_urn, correction_of)
    WHERE correction_of IS NOT NULL;
CREATE INDEX la_notification_inbox ON la_notification (la_code, created_at DESC, notification_id DESC);
CREATE INDEX la_notification_by_pupil ON la_notification (school_urn, pupil_id);

ALTER TABLE la_notification ENABLE ROW LEVEL SECURITY;
ALTER TABLE la_notification FORCE ROW LEVEL SECURITY;
CREATE POLICY own_schools ON la_notification
    USING (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]))
    WITH CHECK (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]));
CREATE POLICY own_authority ON la_notification
    USING (la_code = ANY (string_to_array(nullif(current_setting('app.las', true), ''), ',')))
    WITH CHECK (la_code = ANY (string_to_array(nullif(current_setting('app.las', true), ''), ',')));

GRANT SELECT, INSERT, UPDATE, DELETE ON la_notification TO "${app_role}";

-- Whether something set aside holds up what concerns this pupil: the register of the class, the pupil's own record, or,
-- when the subject names neither, anything of the school.
CREATE FUNCTION held_back(p_urn integer, p_pupil uuid, p_class uuid) RETURNS boolean
    LANGUAGE sql STABLE AS
$$
    SELECT EXISTS (
        SELECT FROM dead_letter d
        WHERE d.state = 'HELD' AND d.urn = p_urn
          AND CASE
              WHEN d.subject ~ '^\d+/\d{4}-\d\d-\d\d/(AM|PM)/[0-9a-f-]{36}$'
                  THEN p_class IS NULL OR right(d.subject, 36) = p_class::text
              WHEN d.subject ~ '^\d+/pupils/[0-9a-f-]{36}$' THEN right(d.subject, 36) = p_pupil::text
              ELSE true
          END)
$$;
