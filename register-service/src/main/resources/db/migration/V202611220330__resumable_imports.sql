-- An import outlives the process that runs it: its file lies beside its job until the end, and whoever runs it holds a
-- lease by the machine clock. Progress is written in the transaction of the rows it counts.
ALTER TABLE import_job
    ADD COLUMN format   text    NOT NULL DEFAULT 'csv' CHECK (format IN ('csv', 'ctf')),
    ADD COLUMN mapping  text    NOT NULL DEFAULT '{}' CHECK (mapping IS JSON OBJECT),
    ADD COLUMN runner   uuid    NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN attempts integer NOT NULL DEFAULT 1,
    ADD COLUMN flagged  integer NOT NULL DEFAULT 0;

-- A row that landed may still need a person's eye, for example because its code was retired before its date.
ALTER TABLE import_error ADD COLUMN landed boolean NOT NULL DEFAULT false;

CREATE TABLE import_part (
    school_urn integer NOT NULL,
    import_id  uuid    NOT NULL,
    part_no    integer NOT NULL,
    content    bytea   NOT NULL,
    PRIMARY KEY (school_urn, import_id, part_no),
    FOREIGN KEY (school_urn, import_id) REFERENCES import_job
);

-- What the columns of a school's files are called, given once and used for every later file of that kind.
CREATE TABLE import_mapping (
    school_urn integer     NOT NULL REFERENCES school,
    kind       text        NOT NULL CHECK (kind IN ('pupils', 'marks')),
    mapping    text        NOT NULL CHECK (mapping IS JSON OBJECT),
    revision   bigint      NOT NULL,
    by_name    text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (school_urn, kind)
);

DO $$
DECLARE
    school_table text;
BEGIN
    FOREACH school_table IN ARRAY ARRAY['import_part', 'import_mapping'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', school_table);
        EXECUTE format(
            'CREATE POLICY schools_of_the_transaction ON %I'
            ' USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))'
            ' WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))',
            school_table);
    END LOOP;
END $$;

GRANT SELECT, INSERT, DELETE ON import_part TO "${app_role}";
GRANT SELECT, INSERT, UPDATE ON import_mapping TO "${app_role}";
