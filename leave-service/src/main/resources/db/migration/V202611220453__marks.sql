-- Each pupil's marks as the register tells them, so that a request for leave is seen beside the attendance; the highest
-- revision of a session counts.
CREATE TABLE pupil_mark (
    school_urn integer NOT NULL,
    pupil_id   uuid    NOT NULL,
    date       date    NOT NULL,
    session    text    NOT NULL CHECK (session IN ('AM', 'PM')),
    code       text    NOT NULL,
    revision   integer NOT NULL,
    PRIMARY KEY (school_urn, pupil_id, date, session)
);

ALTER TABLE pupil_mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE pupil_mark FORCE ROW LEVEL SECURITY;
CREATE POLICY schools_in_scope ON pupil_mark
    USING (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]))
    WITH CHECK (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON pupil_mark TO "${app_role}";
