-- A register's marks are one row and not thirty: they are written with every register and read when somebody asks for
-- leave. Nothing is written over; of a pupil's session the highest revision in any row counts.
CREATE TABLE told_marks (
    school_urn integer NOT NULL,
    date       date    NOT NULL,
    session    text    NOT NULL CHECK (session IN ('AM', 'PM')),
    entry      bigint  GENERATED ALWAYS AS IDENTITY,
    pupils     uuid[]  NOT NULL,
    codes      text[]  NOT NULL,
    revisions  int[]   NOT NULL,
    PRIMARY KEY (school_urn, date, session, entry),
    CHECK (cardinality(pupils) = cardinality(codes) AND cardinality(pupils) = cardinality(revisions))
);

-- The owner is held to the scope too, unless it is said otherwise.
ALTER TABLE pupil_mark NO FORCE ROW LEVEL SECURITY;
INSERT INTO told_marks (school_urn, date, session, pupils, codes, revisions)
SELECT school_urn, date, session, array_agg(pupil_id ORDER BY pupil_id), array_agg(code ORDER BY pupil_id),
    array_agg(revision ORDER BY pupil_id)
FROM (
    SELECT m.*, (row_number() OVER (PARTITION BY school_urn, date, session ORDER BY pupil_id) - 1) / 60 AS part
    FROM pupil_mark m
) AS parted
GROUP BY school_urn, date, session, part
ORDER BY school_urn, date, session, part;
DROP TABLE pupil_mark;

ALTER TABLE told_marks ENABLE ROW LEVEL SECURITY;
ALTER TABLE told_marks FORCE ROW LEVEL SECURITY;
CREATE POLICY schools_in_scope ON told_marks
    USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[])::int[]))
    WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting('app.urns', true), ''), ',')::int[])::int[]));
GRANT SELECT, INSERT, UPDATE ON told_marks TO "${app_role}";
