-- Who allowed a pupil to leave, why, and where to; and people of no roll who are on the site.
ALTER TABLE site_event
    ADD COLUMN authorised_by text,
    ADD COLUMN purpose       text NOT NULL DEFAULT 'OTHER'
        CHECK (purpose IN ('APPOINTMENT', 'ILLNESS', 'LUNCH', 'OTHER_SITE', 'OTHER')),
    ADD COLUMN destination   text,
    ADD COLUMN accompanied   boolean;
CREATE INDEX site_event_by_pupil ON site_event (school_urn, pupil_id, at DESC);

CREATE TABLE site_setting (
    school_urn integer NOT NULL REFERENCES school,
    body       text    NOT NULL CHECK (body IS JSON OBJECT),
    PRIMARY KEY (school_urn)
);

CREATE TABLE site_visit (
    school_urn   integer     NOT NULL REFERENCES school,
    visit_id     uuid        NOT NULL,
    name         text        NOT NULL,
    organisation text,
    visiting     text        NOT NULL,
    arrived_at   timestamptz NOT NULL,
    left_at      timestamptz,
    by_name      text        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (school_urn, visit_id),
    CHECK (left_at >= arrived_at)
);
CREATE INDEX site_visit_by_time ON site_visit (school_urn, arrived_at);

DO $$
DECLARE
    school_table text;
BEGIN
    FOREACH school_table IN ARRAY ARRAY['site_setting', 'site_visit'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', school_table);
        EXECUTE format(
            'CREATE POLICY schools_of_the_transaction ON %I'
            ' USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))'
            ' WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))',
            school_table);
    END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON site_setting, site_visit TO "${app_role}";
