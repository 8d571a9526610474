-- A pupil's month is counted at night, when its days are over, and not with every mark: marks of sessions before this day
-- are counted in pupil_month, later ones are counted from mark_state when somebody asks. A school without a row has none
-- counted yet.
CREATE TABLE month_fold (
    school_urn integer PRIMARY KEY,
    until      date    NOT NULL
);

-- Whatever is there was counted at once. The owner is held to the scope too, unless it is said otherwise.
ALTER TABLE mark_state NO FORCE ROW LEVEL SECURITY;
INSERT INTO month_fold (school_urn, until)
SELECT school_urn, max(session_date) + 1 FROM mark_state GROUP BY school_urn;
ALTER TABLE mark_state FORCE ROW LEVEL SECURITY;

ALTER TABLE month_fold ENABLE ROW LEVEL SECURITY;
ALTER TABLE month_fold FORCE ROW LEVEL SECURITY;
CREATE POLICY of_school ON month_fold
    USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[])::int[]))
    WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[])::int[]));
GRANT SELECT, INSERT, UPDATE ON month_fold TO "${app_role}";
