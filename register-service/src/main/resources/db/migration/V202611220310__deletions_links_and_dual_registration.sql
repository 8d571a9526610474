-- Where a leaver goes, as it stands in the people record; and the other school of a pupil with two.
ALTER TABLE pupil
    ADD COLUMN leaving text CHECK (leaving IS JSON OBJECT),
    ADD COLUMN dual    text CHECK (dual IS JSON OBJECT);

-- Names deleted from the admission register: the ground, what it rested on and the return that went to the authority.
CREATE TABLE deletion (
    school_urn integer     NOT NULL,
    pupil_id   uuid        NOT NULL,
    revision   bigint      NOT NULL,
    ground     text        NOT NULL CHECK (ground ~ '^[a-o]$'),
    edition    text        NOT NULL CHECK (edition IN ('2006', '2024')),
    start_date date        NOT NULL,
    last_day   date        NOT NULL,
    evidence   text        NOT NULL CHECK (evidence IS JSON OBJECT),
    return     text        NOT NULL CHECK (return IS JSON OBJECT),
    by_subject text        NOT NULL,
    by_name    text        NOT NULL,
    by_role    text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (school_urn, pupil_id, revision),
    FOREIGN KEY (school_urn, pupil_id) REFERENCES pupil,
    CHECK (last_day >= start_date)
);

-- Admissions of one child, known by the unique pupil number.
CREATE TABLE pupil_link (
    school_urn     integer     NOT NULL,
    pupil_id       uuid        NOT NULL,
    other_urn      integer     NOT NULL,
    other_pupil_id uuid        NOT NULL,
    at             timestamptz NOT NULL,
    PRIMARY KEY (school_urn, pupil_id, other_urn, other_pupil_id),
    FOREIGN KEY (school_urn, pupil_id) REFERENCES pupil
);

DO $$
DECLARE
    school_table text;
BEGIN
    FOREACH school_table IN ARRAY ARRAY['deletion', 'pupil_link'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', school_table);
        EXECUTE format(
            'CREATE POLICY schools_of_the_transaction ON %I'
            ' USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))'
            ' WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))',
            school_table);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON deletion, pupil_link TO "${app_role}";
