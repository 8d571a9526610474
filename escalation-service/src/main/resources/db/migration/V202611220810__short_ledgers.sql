-- A ledger is written again with every mark of its pupil, so it is kept short: symbols up to the last mark, and revisions
-- only of those marks that are not in their first. Such rows stay below the size at which they would be compressed, and
-- the room left on a page lets the next version of a row stay beside it, without an entry in the index.
CREATE FUNCTION pg_temp.later_revisions(every bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(string_agg(int2send(place::int2) || substr(every, 2 * place + 1, 2), ''::bytea ORDER BY place), '')
    FROM generate_series(0, 731) AS place
    WHERE substr(every, 2 * place + 1, 2) NOT IN ('\x0000', '\x0001')
$$;

ALTER TABLE pupil_ledger
    DROP CONSTRAINT pupil_ledger_symbols_check,
    DROP CONSTRAINT pupil_ledger_revisions_check,
    SET (fillfactor = 70);
ALTER TABLE pupil_ledger
    ALTER COLUMN symbols TYPE bytea USING rtrim(symbols, '\x00'::bytea),
    ALTER COLUMN revisions TYPE bytea USING pg_temp.later_revisions(revisions);
ALTER TABLE pupil_ledger
    ADD CONSTRAINT pupil_ledger_symbols_check CHECK (length(symbols) <= 732),
    -- Place in the year and revision, two bytes each, by place.
    ADD CONSTRAINT pupil_ledger_revisions_check CHECK (length(revisions) % 4 = 0);
DROP FUNCTION pg_temp.later_revisions(bytea);
