-- The first day of which a school has taken a register here: who started before came along with the roll, and was returned
-- to the authority where that roll was kept; who starts later is a new pupil.
CREATE TABLE school_first_register (
    school_urn integer PRIMARY KEY,
    date       date NOT NULL
);
ALTER TABLE school_first_register ENABLE ROW LEVEL SECURITY;
ALTER TABLE school_first_register FORCE ROW LEVEL SECURITY;
CREATE POLICY own_schools ON school_first_register
    USING (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]))
    WITH CHECK (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]));
GRANT SELECT, INSERT, UPDATE ON school_first_register TO "${app_role}";

-- Unknown until the school is published again.
ALTER TABLE school ADD COLUMN phase text;
