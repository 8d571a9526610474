-- The latest moment that events of a school have told of. Evaluations look from there or later, so that events that come
-- in another order, or after the clock was set back, end in the same findings.
CREATE TABLE school_moment (
    school_urn integer PRIMARY KEY,
    latest     timestamptz NOT NULL
);
ALTER TABLE school_moment ENABLE ROW LEVEL SECURITY;
ALTER TABLE school_moment FORCE ROW LEVEL SECURITY;
CREATE POLICY own_schools ON school_moment
    USING (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]))
    WITH CHECK (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]));
GRANT SELECT, INSERT, UPDATE ON school_moment TO "${app_role}";

ALTER TABLE pupil DROP COLUMN as_of;
