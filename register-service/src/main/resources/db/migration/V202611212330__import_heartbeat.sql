-- When the import last made progress, by the machine clock: one that stands still was cut off by a restart.
ALTER TABLE import_job ADD COLUMN touched_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX import_job_running ON import_job (touched_at) WHERE state = 'RUNNING';
