-- What registers, signing books and decisions on leave tell of a pupil beside the marks, and policies act upon. The
-- subject is what it is about: a lesson, a line of the signing book, a decision; the highest revision counts.
CREATE TABLE told_fact (
    school_urn integer     NOT NULL,
    pupil_id   uuid        NOT NULL,
    subject    text        NOT NULL,
    revision   bigint      NOT NULL,
    event      text        NOT NULL,
    at         timestamptz NOT NULL,
    figures    jsonb       NOT NULL,
    -- False once it was taken back, as a lesson's mark that was wrong.
    holds      boolean     NOT NULL,
    PRIMARY KEY (school_urn, pupil_id, subject)
);

ALTER TABLE told_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE told_fact FORCE ROW LEVEL SECURITY;
CREATE POLICY schools_in_scope ON told_fact
    USING (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]))
    WITH CHECK (school_urn = ANY (string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON told_fact TO "${app_role}";
