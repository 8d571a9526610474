-- What letters and returns need to know of a pupil and the adults around the child: the highest revision, as published
-- by the register service.
CREATE TABLE people (
    school_urn integer NOT NULL,
    pupil_id   uuid    NOT NULL,
    revision   bigint  NOT NULL,
    record     jsonb   NOT NULL,
    PRIMARY KEY (school_urn, pupil_id)
);

ALTER TABLE people ENABLE ROW LEVEL SECURITY;
ALTER TABLE people FORCE ROW LEVEL SECURITY;
CREATE POLICY own_schools ON people
    USING (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]))
    WITH CHECK (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]));

GRANT SELECT, INSERT, UPDATE, DELETE ON people TO "${app_role}";
