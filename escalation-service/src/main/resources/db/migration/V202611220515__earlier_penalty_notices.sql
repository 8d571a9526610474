-- A notice of the time before the school kept considerations here has none.
ALTER TABLE penalty_notice ALTER COLUMN consideration_id DROP NOT NULL;
