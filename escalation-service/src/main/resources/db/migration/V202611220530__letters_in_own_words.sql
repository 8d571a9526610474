-- What a person gave for a letter's fields, to whom alone it goes, and whether a finding asked for it.
ALTER TABLE letter_request
    ADD COLUMN fields      jsonb   NOT NULL DEFAULT '{}',
    ADD COLUMN only_parent uuid,
    ADD COLUMN of_finding  boolean NOT NULL DEFAULT true;
-- Whether an unsent letter of that kind is there already.
CREATE INDEX letter_request_by_pupil ON letter_request (school_urn, pupil_id, template);

-- What stands at head and foot of a school's letters.
CREATE TABLE letter_settings (
    school_urn integer     NOT NULL PRIMARY KEY,
    letterhead jsonb       NOT NULL,
    revision   bigint      NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL
);

-- A school's own wording of a letter: every version is kept; one without words goes back to the standard wording.
CREATE TABLE letter_wording (
    school_urn integer     NOT NULL,
    template   text        NOT NULL,
    language   text        NOT NULL CHECK (language IN ('STANDARD', 'PLAIN')),
    version    integer     NOT NULL,
    from_date  date        NOT NULL,
    subject    text,
    body       text,
    saved_at   timestamptz NOT NULL,
    saved_by   text        NOT NULL,
    PRIMARY KEY (school_urn, template, language, version),
    CHECK ((subject IS NULL) = (body IS NULL))
);
CREATE INDEX letter_wording_in_force ON letter_wording
    (school_urn, template, language, from_date DESC, version DESC);

-- How a parent prefers letters.
CREATE TABLE letter_preference (
    school_urn     integer     NOT NULL,
    parent_id      uuid        NOT NULL,
    plain_language boolean     NOT NULL,
    large_print    boolean     NOT NULL,
    changed_at     timestamptz NOT NULL,
    changed_by     text        NOT NULL,
    PRIMARY KEY (school_urn, parent_id)
);

-- The letters of a day that go by post together. A letter is in one run only.
CREATE TABLE print_run (
    school_urn integer     NOT NULL,
    run_id     uuid        NOT NULL,
    up_to      date        NOT NULL,
    duplex     boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    posted_at  timestamptz,
    posted_by  text,
    PRIMARY KEY (school_urn, run_id)
);
CREATE INDEX print_run_by_time ON print_run (school_urn, created_at DESC, run_id DESC);

CREATE TABLE print_run_letter (
    school_urn integer NOT NULL,
    run_id     uuid    NOT NULL,
    letter_id  uuid    NOT NULL,
    place      integer NOT NULL,
    PRIMARY KEY (school_urn, letter_id),
    UNIQUE (school_urn, run_id, place),
    FOREIGN KEY (school_urn, run_id) REFERENCES print_run (school_urn, run_id),
    FOREIGN KEY (school_urn, letter_id) REFERENCES letter (school_urn, id)
);
-- What waits for a run.
CREATE INDEX letter_to_print ON letter (school_urn, state_at) WHERE state = 'APPROVED' AND channel = 'PRINT';

DO $$
DECLARE
    tbl text;
BEGIN
    FOREACH tbl IN ARRAY ARRAY['letter_settings', 'letter_wording', 'letter_preference', 'print_run',
        'print_run_letter'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tbl);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tbl);
        EXECUTE format(
            'CREATE POLICY own_schools ON %I USING (school_urn = ANY (string_to_array('
            || 'nullif(current_setting(''app.urns'', true), ''''), '','')::int[])) WITH CHECK (school_urn = ANY ('
            || 'string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[]))', tbl);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON letter_settings, print_run TO "${app_role}";
GRANT SELECT, INSERT ON letter_wording, print_run_letter TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON letter_preference TO "${app_role}";
