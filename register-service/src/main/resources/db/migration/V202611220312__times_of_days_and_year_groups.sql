-- Session times that differ on some days of the week or for some year groups, and the sites of a school by year group.
ALTER TABLE school_times ADD COLUMN exceptions text NOT NULL DEFAULT '[]' CHECK (exceptions IS JSON ARRAY);
ALTER TABLE school ADD COLUMN sites text NOT NULL DEFAULT '{}' CHECK (sites IS JSON OBJECT);

-- A session has one window for the school, and one more for year groups whose register closes at another time.
ALTER TABLE school_session
    ADD COLUMN window_no         smallint  NOT NULL DEFAULT 0,
    ADD COLUMN other_year_groups integer[] NOT NULL DEFAULT '{}',
    ADD COLUMN only_year_groups  integer[];
ALTER TABLE school_session DROP CONSTRAINT school_session_pkey;
ALTER TABLE school_session ADD PRIMARY KEY (school_urn, session_date, session, window_no);
