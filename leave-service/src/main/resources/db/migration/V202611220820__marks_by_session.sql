-- A register's marks lie side by side: its thirty rows touch one or two pages of the key instead of thirty. One pupil's
-- marks are still found by the key, session by session.
ALTER TABLE pupil_mark DROP CONSTRAINT pupil_mark_pkey;
ALTER TABLE pupil_mark ADD PRIMARY KEY (school_urn, date, session, pupil_id);

-- The scope is read once for each statement and not once for each row.
DO $$
DECLARE
    guard record;
BEGIN
    FOR guard IN
        SELECT p.polname AS name, p.polrelid::regclass AS guarded
        FROM pg_policy p
        JOIN pg_class c ON c.oid = p.polrelid
        WHERE c.relnamespace = current_schema()::regnamespace
            AND pg_get_expr(p.polqual, p.polrelid) LIKE '%app.urns%'
    LOOP
        EXECUTE format(
            'ALTER POLICY %I ON %s'
            || ' USING (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[])::int[]))'
            || ' WITH CHECK (school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''), '','')::int[])::int[]))',
            guard.name, guard.guarded);
    END LOOP;
END
$$;
