-- Copies of what the register service tells of schools, calendars and the roll; ids and dates only.

-- Standing data of a school: no row-level security.
CREATE TABLE school (
    school_urn integer PRIMARY KEY,
    revision   bigint NOT NULL,
    policies   text   NOT NULL CHECK (policies IS JSON ARRAY)
);

CREATE TABLE calendar_year (
    school_urn integer NOT NULL,
    year       text    NOT NULL,
    revision   bigint  NOT NULL,
    calendar   text    NOT NULL CHECK (calendar IS JSON OBJECT),
    PRIMARY KEY (school_urn, year)
);

-- Entry and deletion have revisions of their own, because either may arrive first; the higher one says the last day.
CREATE TABLE pupil (
    school_urn        integer NOT NULL,
    pupil_id          uuid    NOT NULL,
    entry_revision    bigint  NOT NULL DEFAULT 0,
    year_group        integer,
    start_date        date,
    entry_last_day    date,
    deletion_revision bigint  NOT NULL DEFAULT 0,
    deletion_last_day date,
    PRIMARY KEY (school_urn, pupil_id)
);

CREATE TABLE leave_request (
    school_urn        integer     NOT NULL,
    leave_id          uuid        NOT NULL,
    pupil_id          uuid        NOT NULL,
    revision          bigint      NOT NULL,
    kind              text        NOT NULL,
    asked_from        date        NOT NULL,
    asked_to          date        NOT NULL,
    reason            text        NOT NULL,
    requested_by      text        NOT NULL,
    requested_on      date        NOT NULL,
    evidence          text        NOT NULL CHECK (evidence IS JSON ARRAY),
    licence           text        CHECK (licence IS JSON),
    assessment        text        NOT NULL CHECK (assessment IS JSON ARRAY),
    received_at       timestamptz NOT NULL,
    state             text        NOT NULL CHECK (state IN ('REQUESTED', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
    code              text,
    granted_from      date,
    granted_to        date,
    decided_by        text,
    decided_role      text,
    decided_at        timestamptz,
    decision_reason   text,
    withdrawn_by      text,
    withdrawn_role    text,
    withdrawn_at      timestamptz,
    PRIMARY KEY (school_urn, leave_id),
    CHECK (asked_from <= asked_to),
    CHECK ((state IN ('GRANTED', 'REFUSED')) <= (decided_at IS NOT NULL)),
    CHECK ((state = 'GRANTED') <= (code IS NOT NULL AND granted_from >= asked_from AND granted_to <= asked_to
                                   AND granted_from <= granted_to)),
    CHECK ((state = 'WITHDRAWN') = (withdrawn_at IS NOT NULL))
);
CREATE INDEX leave_request_newest ON leave_request (school_urn, received_at DESC, leave_id DESC);
CREATE INDEX leave_request_of_pupil ON leave_request (school_urn, pupil_id, received_at DESC, leave_id DESC);
CREATE INDEX leave_request_open ON leave_request (school_urn, pupil_id, asked_from) WHERE state = 'REQUESTED';

-- Who did or saw what; ids only, so that it outlives the pupil's data.
CREATE TABLE audit_entry (
    school_urn integer     NOT NULL,
    entry_id   uuid        NOT NULL,
    at         timestamptz NOT NULL,
    subject    text        NOT NULL,
    name       text        NOT NULL,
    role       text        NOT NULL,
    action     text        NOT NULL,
    pupil_id   uuid,
    leave_id   uuid,
    PRIMARY KEY (school_urn, entry_id)
);
CREATE INDEX audit_entry_by_time ON audit_entry (school_urn, at);

DO $$
DECLARE
    guarded text;
BEGIN
    FOREACH guarded IN ARRAY ARRAY ['calendar_year', 'pupil', 'leave_request', 'audit_entry'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
        EXECUTE format('CREATE POLICY schools_in_scope ON %I'
            ' USING (school_urn = ANY (string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[]))'
            ' WITH CHECK (school_urn = ANY (string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[]))',
            guarded);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON school, calendar_year, pupil TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON leave_request TO "${app_role}";
GRANT SELECT, INSERT ON audit_entry TO "${app_role}";
