-- What is kept how long ends here: a hold keeps a pupil's records whatever their age, and a proof says what was erased.
CREATE TABLE legal_hold (
    school_urn       integer     NOT NULL,
    pupil_id         uuid        NOT NULL,
    hold_no          integer     NOT NULL,
    reason           text        NOT NULL,
    set_at           timestamptz NOT NULL,
    set_by_name      text        NOT NULL,
    set_by_role      text        NOT NULL,
    released_at      timestamptz,
    release_reason   text,
    released_by_name text,
    released_by_role text,
    PRIMARY KEY (school_urn, pupil_id, hold_no),
    FOREIGN KEY (school_urn, pupil_id) REFERENCES pupil
);
CREATE UNIQUE INDEX legal_hold_standing ON legal_hold (school_urn, pupil_id) WHERE released_at IS NULL;

-- No names and no ids: what kind, how many, up to which day, when.
CREATE TABLE purge_proof (
    school_urn integer     NOT NULL REFERENCES school,
    proof_id   uuid        NOT NULL,
    kind       text        NOT NULL,
    purged     bigint      NOT NULL,
    held       integer     NOT NULL,
    made_until date        NOT NULL,
    scheduled  boolean     NOT NULL,
    ran_at     timestamptz NOT NULL,
    PRIMARY KEY (school_urn, proof_id)
);
CREATE INDEX purge_proof_by_time ON purge_proof (school_urn, ran_at DESC);

-- Once a year, at night before the school year begins.
CREATE TABLE purge_schedule (
    due_at timestamptz PRIMARY KEY,
    done   boolean NOT NULL
);
INSERT INTO purge_schedule (due_at, done)
SELECT make_timestamptz(y, 8, 1, 3, 0, 0, 'Europe/London'), false FROM generate_series(2027, 2060) AS y;

DO $$
DECLARE
    school_table text;
BEGIN
    FOREACH school_table IN ARRAY ARRAY['legal_hold', 'purge_proof'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', school_table);
        EXECUTE format(
            'CREATE POLICY schools_of_the_transaction ON %I'
            ' USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))'
            ' WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::integer[])::integer[]))',
            school_table);
    END LOOP;
END $$;

-- The runtime role may not remove an entry of a register. These functions may, and they keep to the law themselves,
-- whatever the service asks: six years after the last entry, and never under a hold (regulation 7).
CREATE FUNCTION school_today() RETURNS date LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT ((now() + coalesce((SELECT ahead_millis FROM school_clock), 0) * interval '1 millisecond')
            AT TIME ZONE 'Europe/London')::date
$$;

CREATE FUNCTION last_entry_of(urn integer, pupil uuid) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT greatest(
        (SELECT p.last_day FROM pupil p WHERE p.school_urn = urn AND p.pupil_id = pupil),
        (SELECT (max(v.at) AT TIME ZONE 'Europe/London')::date FROM pupil_version v
          WHERE v.school_urn = urn AND v.pupil_id = pupil),
        (SELECT (max(m.at) AT TIME ZONE 'Europe/London')::date FROM mark_version m
          WHERE m.school_urn = urn AND m.pupil_id = pupil))
$$;

CREATE FUNCTION purge_pupil(urn integer, pupil uuid) RETURNS TABLE (kind text, purged bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    school_table text;
    removed bigint;
BEGIN
    IF (SELECT p.last_day FROM pupil p WHERE p.school_urn = urn AND p.pupil_id = pupil) IS NULL
       OR last_entry_of(urn, pupil) + interval '6 years' >= school_today() THEN
        RAISE EXCEPTION 'the pupil''s last entry is not six years old' USING ERRCODE = 'restrict_violation';
    END IF;
    IF EXISTS (SELECT FROM legal_hold h WHERE h.school_urn = urn AND h.pupil_id = pupil AND h.released_at IS NULL) THEN
        RAISE EXCEPTION 'the pupil''s records are held' USING ERRCODE = 'restrict_violation';
    END IF;
    DELETE FROM missing_entry e USING missing_incident i
     WHERE i.school_urn = urn AND i.pupil_id = pupil AND e.school_urn = i.school_urn AND e.incident_id = i.incident_id;
    -- Every table that knows the pupil, those of later migrations too; the pupil itself comes last.
    FOR school_table IN
        SELECT c.relname FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'pupil_id' AND NOT a.attisdropped
          JOIN pg_attribute s ON s.attrelid = c.oid AND s.attname = 'school_urn' AND NOT s.attisdropped
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         ORDER BY c.relname = 'pupil', c.relname
    LOOP
        EXECUTE format('DELETE FROM %I WHERE school_urn = $1 AND pupil_id = $2', school_table) USING urn, pupil;
        GET DIAGNOSTICS removed = ROW_COUNT;
        kind := CASE school_table
            WHEN 'mark_version' THEN 'attendance-entry'
            WHEN 'pupil_version' THEN 'admission-entry'
            WHEN 'absence_report' THEN 'absence-report'
            WHEN 'missing_incident' THEN 'missing-incident'
            WHEN 'site_event' THEN 'signing-book'
            WHEN 'pupil' THEN 'pupil'
            ELSE 'other' END;
        purged := removed;
        RETURN NEXT;
    END LOOP;
END $$;

CREATE FUNCTION purge_site_records(urn integer, what text, made_until date) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    removed bigint;
BEGIN
    IF made_until + interval '1 year' > school_today() THEN
        RAISE EXCEPTION 'records of this year and the one before stay' USING ERRCODE = 'restrict_violation';
    END IF;
    IF what = 'signing-book' THEN
        DELETE FROM site_event e
         WHERE e.school_urn = urn AND (e.at AT TIME ZONE 'Europe/London')::date <= made_until
           AND NOT EXISTS (SELECT FROM legal_hold h WHERE h.school_urn = e.school_urn AND h.pupil_id = e.pupil_id
                              AND h.released_at IS NULL);
    ELSIF what = 'visitor' THEN
        DELETE FROM site_visit v
         WHERE v.school_urn = urn AND (v.arrived_at AT TIME ZONE 'Europe/London')::date <= made_until;
    ELSE
        RAISE EXCEPTION 'nothing is called %', what;
    END IF;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END $$;

REVOKE ALL ON FUNCTION school_today(), last_entry_of(integer, uuid), purge_pupil(integer, uuid),
    purge_site_records(integer, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION last_entry_of(integer, uuid), purge_pupil(integer, uuid),
    purge_site_records(integer, text, date) TO "${app_role}";
GRANT SELECT, INSERT ON purge_proof TO "${app_role}";
GRANT SELECT, INSERT, UPDATE ON legal_hold TO "${app_role}";
GRANT SELECT, UPDATE ON purge_schedule TO "${app_role}";
