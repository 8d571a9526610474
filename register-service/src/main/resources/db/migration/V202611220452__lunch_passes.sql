-- Who may leave at lunchtime, as the leave service tells it; the highest revision of a pass counts.
CREATE TABLE lunch_pass (
    school_urn integer NOT NULL,
    pass_id    uuid    NOT NULL,
    revision   bigint  NOT NULL,
    pupil_id   uuid    NOT NULL,
    granted    boolean NOT NULL,
    from_date  date,
    to_date    date,
    PRIMARY KEY (school_urn, pass_id),
    CHECK (granted <= (from_date IS NOT NULL))
);
CREATE INDEX lunch_pass_of_pupil ON lunch_pass (school_urn, pupil_id) WHERE granted;

ALTER TABLE lunch_pass ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY schools_of_the_transaction ON lunch_pass
    USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting('app.urns', true), ''), ',')::integer[])::integer[]))
    WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting('app.urns', true), ''), ',')::integer[])::integer[]));

GRANT SELECT, INSERT, UPDATE ON lunch_pass TO "${app_role}";
