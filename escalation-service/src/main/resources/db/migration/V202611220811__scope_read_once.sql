-- The schools in scope are read once for each statement; as a bare expression they were taken apart again for each row.
DO $$
DECLARE
    guarded record;
    as_it_was CONSTANT text := '(school_urn = ANY ((string_to_array(NULLIF(current_setting(''app.urns''::text, true),'
        || ' ''''::text), '',''::text))::integer[]))';
    once CONSTANT text := 'school_urn = ANY ((SELECT string_to_array(nullif(current_setting(''app.urns'', true), ''''),'
        || ' '','')::int[])::int[])';
BEGIN
    FOR guarded IN SELECT tablename, policyname FROM pg_policies
            WHERE schemaname = current_schema() AND qual = as_it_was AND with_check = as_it_was LOOP
        EXECUTE format('ALTER POLICY %I ON %I USING (%s) WITH CHECK (%s)',
            guarded.policyname, guarded.tablename, once, once);
    END LOOP;
END
$$;
