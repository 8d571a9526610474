-- Schools, their calendars, the admission register and the attendance register.
-- Row-level security is the second net: a transaction names its schools first (app.urns), and sees no others.

-- Standing data of schools; config_revision moves with every administrative write, so that a register checked against
-- an older state of the school is never written.
CREATE TABLE school (
    urn             integer PRIMARY KEY CHECK (urn BETWEEN 100000 AND 999999),
    name            text    NOT NULL,
    phase           text    NOT NULL CHECK (phase IN ('PRIMARY', 'SECONDARY', 'SPECIAL', 'ALL_THROUGH')),
    la_code         text    NOT NULL CHECK (la_code ~ '^[0-9]{3}$'),
    trust_uid       text    NOT NULL,
    revision        bigint  NOT NULL,
    config_revision bigint  NOT NULL
);

CREATE TABLE school_times (
    school_urn integer NOT NULL REFERENCES school,
    from_date  date    NOT NULL,
    am_opens   time    NOT NULL,
    am_late    time    NOT NULL,
    am_closes  time    NOT NULL,
    pm_opens   time    NOT NULL,
    pm_late    time    NOT NULL,
    pm_closes  time    NOT NULL,
    PRIMARY KEY (school_urn, from_date),
    CHECK (am_opens <= am_late AND am_late <= am_closes),
    CHECK (pm_opens <= pm_late AND pm_late <= pm_closes)
);

CREATE TABLE school_policy (
    school_urn integer NOT NULL REFERENCES school,
    from_date  date    NOT NULL,
    policy_id  text    NOT NULL,
    settings   text    NOT NULL CHECK (settings IS JSON OBJECT),
    PRIMARY KEY (school_urn, from_date)
);

CREATE TABLE calendar_year (
    school_urn integer NOT NULL REFERENCES school,
    year       text    NOT NULL CHECK (year ~ '^[0-9]{4}-[0-9]{2}$'),
    body       text    NOT NULL CHECK (body IS JSON OBJECT),
    revision   bigint  NOT NULL,
    PRIMARY KEY (school_urn, year)
);

-- Every session that the school opens, worked out from calendar and session times.
CREATE TABLE school_session (
    school_urn         integer     NOT NULL REFERENCES school,
    session_date       date        NOT NULL,
    session            text        NOT NULL CHECK (session IN ('AM', 'PM')),
    closed_year_groups integer[]   NOT NULL,
    opens_at           timestamptz NOT NULL,
    late_at            timestamptz NOT NULL,
    closes_at          timestamptz NOT NULL,
    close_told         boolean     NOT NULL,
    PRIMARY KEY (school_urn, session_date, session)
);
CREATE INDEX school_session_to_close ON school_session (closes_at) WHERE NOT close_told;

CREATE TABLE school_class (
    school_urn integer NOT NULL REFERENCES school,
    class_id   uuid    NOT NULL,
    name       text    NOT NULL,
    year_group integer NOT NULL,
    teachers   text    NOT NULL CHECK (teachers IS JSON ARRAY),
    revision   bigint  NOT NULL,
    PRIMARY KEY (school_urn, class_id)
);

-- The admission register: what is asked by column, the whole entry as the school wrote it.
CREATE TABLE pupil (
    school_urn     integer NOT NULL REFERENCES school,
    pupil_id       uuid    NOT NULL,
    upn            text,
    legal_surname  text    NOT NULL,
    legal_forename text    NOT NULL,
    date_of_birth  date    NOT NULL,
    start_date     date    NOT NULL,
    last_day       date,
    entry          text    NOT NULL CHECK (entry IS JSON OBJECT),
    revision       bigint  NOT NULL,
    PRIMARY KEY (school_urn, pupil_id)
);
CREATE INDEX pupil_by_upn ON pupil (school_urn, upn) WHERE upn IS NOT NULL;

-- The registration class of a pupil, by its first day.
CREATE TABLE placement (
    school_urn integer NOT NULL,
    pupil_id   uuid    NOT NULL,
    from_date  date    NOT NULL,
    class_id   uuid    NOT NULL,
    year_group integer NOT NULL,
    PRIMARY KEY (school_urn, pupil_id, from_date),
    FOREIGN KEY (school_urn, pupil_id) REFERENCES pupil,
    FOREIGN KEY (school_urn, class_id) REFERENCES school_class
);
CREATE INDEX placement_by_class ON placement (school_urn, class_id);

-- What the admission register said before, and who changed it.
CREATE TABLE pupil_version (
    school_urn integer     NOT NULL,
    pupil_id   uuid        NOT NULL,
    revision   bigint      NOT NULL,
    entry      text        NOT NULL CHECK (entry IS JSON OBJECT),
    by_subject text        NOT NULL,
    by_name    text        NOT NULL,
    by_role    text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (school_urn, pupil_id, revision)
);

CREATE TABLE class_register (
    school_urn   integer     NOT NULL,
    session_date date        NOT NULL,
    session      text        NOT NULL CHECK (session IN ('AM', 'PM')),
    class_id     uuid        NOT NULL,
    revision     bigint      NOT NULL,
    taken_at     timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    source       text        NOT NULL CHECK (source IN ('LIVE', 'OFFLINE', 'PAPER')),
    by_name      text        NOT NULL,
    -- The trace of its latest taking, in which the close goes on.
    traceparent  text,
    PRIMARY KEY (school_urn, session_date, session, class_id)
);

-- Every version of every mark; the highest revision is the mark. Nothing here is ever changed or removed.
CREATE TABLE mark_version (
    school_urn    integer     NOT NULL,
    pupil_id      uuid        NOT NULL,
    session_date  date        NOT NULL,
    session       text        NOT NULL CHECK (session IN ('AM', 'PM')),
    revision      integer     NOT NULL,
    class_id      uuid        NOT NULL,
    code          text        NOT NULL,
    previous_code text,
    minutes_late  integer,
    note          text,
    reason        text,
    kind          text        NOT NULL CHECK (kind IN ('TAKEN', 'BEFORE_CLOSE', 'AMENDED', 'EXPIRED', 'IMPORTED')),
    by_subject    text        NOT NULL,
    by_name       text        NOT NULL,
    by_role       text        NOT NULL,
    at            timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (school_urn, pupil_id, session_date, session, revision)
) PARTITION BY RANGE (session_date);

DO $$
BEGIN
    FOR y IN 2006..2040 LOOP
        EXECUTE format(
            'CREATE TABLE mark_version_%s PARTITION OF mark_version FOR VALUES FROM (%L) TO (%L)',
            y, make_date(y, 8, 1), make_date(y + 1, 8, 1));
    END LOOP;
END $$;

-- When a reason not yet established becomes an absence in unknown circumstances.
CREATE TABLE n_clock (
    school_urn   integer     NOT NULL,
    pupil_id     uuid        NOT NULL,
    session_date date        NOT NULL,
    session      text        NOT NULL,
    year_group   integer     NOT NULL,
    due_at       timestamptz NOT NULL,
    done         boolean     NOT NULL,
    PRIMARY KEY (school_urn, pupil_id, session_date, session)
);
CREATE INDEX n_clock_to_do ON n_clock (due_at) WHERE NOT done;

-- Who did what, when and why; written with the deed, never changed.
CREATE TABLE audit_entry (
    school_urn  integer     NOT NULL,
    audit_id    uuid        NOT NULL DEFAULT uuidv7(),
    action      text        NOT NULL,
    subject     text        NOT NULL,
    why         text,
    by_subject  text        NOT NULL,
    by_name     text        NOT NULL,
    by_role     text        NOT NULL,
    at          timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (school_urn, audit_id)
);
CREATE INDEX audit_entry_by_subject ON audit_entry (school_urn, subject);

-- Leave granted by the head, from the leave service; suggested in registers, never stored as a mark.
CREATE TABLE granted_leave (
    school_urn integer NOT NULL,
    leave_id   uuid    NOT NULL,
    revision   bigint  NOT NULL,
    pupil_id   uuid    NOT NULL,
    code       text    NOT NULL,
    kind       text    NOT NULL,
    from_date  date    NOT NULL,
    to_date    date    NOT NULL,
    withdrawn  boolean NOT NULL,
    PRIMARY KEY (school_urn, leave_id)
);
CREATE INDEX granted_leave_by_day ON granted_leave (school_urn, from_date, to_date) WHERE NOT withdrawn;

CREATE TABLE site_event (
    school_urn    integer     NOT NULL,
    site_event_id uuid        NOT NULL,
    pupil_id      uuid        NOT NULL,
    type          text        NOT NULL CHECK (type IN ('SIGN_IN', 'SIGN_OUT')),
    at            timestamptz NOT NULL,
    reason        text        NOT NULL,
    collected_by  text,
    by_name       text        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (school_urn, site_event_id),
    FOREIGN KEY (school_urn, pupil_id) REFERENCES pupil
);
CREATE INDEX site_event_by_time ON site_event (school_urn, at);

CREATE TABLE absence_report (
    school_urn      integer     NOT NULL,
    report_id       uuid        NOT NULL,
    pupil_id        uuid        NOT NULL,
    from_date       date        NOT NULL,
    to_date         date,
    reason          text        NOT NULL,
    expected_return date,
    reported_by     text        NOT NULL,
    channel         text        NOT NULL,
    by_name         text        NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (school_urn, report_id),
    FOREIGN KEY (school_urn, pupil_id) REFERENCES pupil
);
CREATE INDEX absence_report_by_pupil ON absence_report (school_urn, pupil_id, from_date);

-- A file on its way in, and what was wrong with its rows.
CREATE TABLE import_job (
    school_urn  integer     NOT NULL REFERENCES school,
    import_id   uuid        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('pupils', 'marks')),
    state       text        NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
    size        bigint      NOT NULL,
    read        bigint      NOT NULL,
    rows        integer     NOT NULL,
    accepted    integer     NOT NULL,
    rejected    integer     NOT NULL,
    failure     text,
    by_subject  text        NOT NULL,
    by_name     text        NOT NULL,
    by_role     text        NOT NULL,
    started_at  timestamptz NOT NULL,
    PRIMARY KEY (school_urn, import_id)
);

CREATE TABLE import_error (
    school_urn integer NOT NULL,
    import_id  uuid    NOT NULL,
    row_no     integer NOT NULL,
    field      text    NOT NULL,
    code       text    NOT NULL,
    message    text    NOT NULL,
    PRIMARY KEY (school_urn, import_id, row_no, field),
    FOREIGN KEY (school_urn, import_id) REFERENCES import_job
);

DO $$
DECLARE
    school_table text;
BEGIN
    FOR school_table IN
        SELECT c.table_name
          FROM information_schema.columns c
          JOIN information_schema.tables t USING (table_schema, table_name)
         WHERE c.table_schema = current_schema() AND c.column_name = 'school_urn'
           AND t.table_type = 'BASE TABLE'
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', school_table);
        -- The sub-select makes the list once for a statement instead of once for a row.
        EXECUTE format(
            'CREATE POLICY schools_of_the_transaction ON %I'
            ' USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))'
            ' WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))',
            school_table);
    END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON school, school_times, school_policy, calendar_year, school_class, pupil, class_register,
    granted_leave, import_job TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON school_session, n_clock, placement TO "${app_role}";
GRANT SELECT, INSERT ON mark_version, pupil_version, audit_entry, site_event, absence_report, import_error
    TO "${app_role}";
