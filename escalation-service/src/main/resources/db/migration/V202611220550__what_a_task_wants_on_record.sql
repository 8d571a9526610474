-- What a policy wants on record when a task is done, and what was recorded.
ALTER TABLE task ADD COLUMN demands jsonb, ADD COLUMN record jsonb;
