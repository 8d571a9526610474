-- What the place where a pupil is taught said about a session: whether the pupil was there. The last word counts; what was
-- said before is in the audit.
CREATE TABLE provider_report (
    school_urn   integer     NOT NULL,
    pupil_id     uuid        NOT NULL,
    session_date date        NOT NULL,
    session      text        NOT NULL CHECK (session IN ('AM', 'PM')),
    attended     boolean     NOT NULL,
    said_by      text        NOT NULL,
    by_name      text        NOT NULL,
    by_role      text        NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (school_urn, pupil_id, session_date, session),
    FOREIGN KEY (school_urn, pupil_id) REFERENCES pupil
);
CREATE INDEX provider_report_by_day ON provider_report (school_urn, session_date, session);

ALTER TABLE provider_report ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY schools_of_the_transaction ON provider_report
    USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting('app.urns', true), ''), ',')::integer[])::integer[]))
    WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting('app.urns', true), ''), ',')::integer[])::integer[]));
GRANT SELECT, INSERT, UPDATE ON provider_report TO "${app_role}";
