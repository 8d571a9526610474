-- Whether anything of any school is due by an instant: asked each second, so one statement that finds nothing quickly.
-- Like every look at all schools it names them for its own transaction only.
CREATE FUNCTION is_anything_due(until timestamptz, monday date) RETURNS boolean
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM set_config('app.urns', coalesce((SELECT string_agg(urn::text, ',') FROM school), ''), true);
    RETURN EXISTS (SELECT FROM school_session WHERE NOT close_told AND closes_at <= until)
        OR EXISTS (SELECT FROM school_session WHERE NOT chase_told AND chase_at <= until)
        OR EXISTS (SELECT FROM school_session
                    WHERE chase_at IS NULL AND NOT close_told AND opens_at <= until + interval '1 minute')
        OR EXISTS (SELECT FROM n_clock WHERE NOT done AND due_at <= until)
        OR EXISTS (SELECT FROM n_clock WHERE NOT done AND chased_on IS NULL AND session_date < monday)
        OR EXISTS (SELECT FROM purge_schedule WHERE NOT done AND due_at <= until);
END $$;
REVOKE ALL ON FUNCTION is_anything_due(timestamptz, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_anything_due(timestamptz, date) TO "${app_role}";

CREATE INDEX n_clock_never_chased ON n_clock (session_date) WHERE NOT done AND chased_on IS NULL;
