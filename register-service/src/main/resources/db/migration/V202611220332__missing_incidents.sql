-- A pupil who went missing during the school day, and everything that was done about it; what was written stays.
CREATE TABLE missing_incident (
    school_urn  integer     NOT NULL,
    incident_id uuid        NOT NULL,
    pupil_id    uuid        NOT NULL,
    policy_id   text        NOT NULL,
    noticed_at  timestamptz NOT NULL,
    noticed_by  text        NOT NULL,
    last_seen   text,
    flags       text        NOT NULL CHECK (flags IS JSON ARRAY),
    by_subject  text        NOT NULL,
    by_name     text        NOT NULL,
    by_role     text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (school_urn, incident_id),
    FOREIGN KEY (school_urn, pupil_id) REFERENCES pupil
);
CREATE INDEX missing_incident_by_time ON missing_incident (school_urn, noticed_at DESC, incident_id);
CREATE INDEX missing_incident_by_pupil ON missing_incident (school_urn, pupil_id);

CREATE TABLE missing_entry (
    school_urn  integer     NOT NULL,
    incident_id uuid        NOT NULL,
    entry_id    uuid        NOT NULL,
    entry_no    bigint      GENERATED ALWAYS AS IDENTITY,
    type        text        NOT NULL CHECK (type IN ('TOLD', 'SEARCHED', 'CONTACT', 'POLICE', 'LOCATED', 'WELFARE',
                                                     'FORM', 'REPORT', 'NOTE', 'CLOSED')),
    at          timestamptz NOT NULL,
    name        text,
    area        text,
    phone       text,
    outcome     text,
    details     text,
    by_name     text        NOT NULL,
    by_role     text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (school_urn, incident_id, entry_id),
    FOREIGN KEY (school_urn, incident_id) REFERENCES missing_incident
);

DO $$
DECLARE
    school_table text;
BEGIN
    FOREACH school_table IN ARRAY ARRAY['missing_incident', 'missing_entry'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', school_table);
        EXECUTE format(
            'CREATE POLICY schools_of_the_transaction ON %I'
            ' USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))'
            ' WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))',
            school_table);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON missing_incident, missing_entry TO "${app_role}";
-- Entries of one incident follow each other: whoever writes one holds the incident.
GRANT UPDATE (recorded_at) ON missing_incident TO "${app_role}";
