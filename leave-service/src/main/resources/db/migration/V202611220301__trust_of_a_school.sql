-- The trust whose central team decides about records set aside. Unknown until the school is published again; until then
-- only platform administrators decide.
ALTER TABLE school ADD COLUMN trust_uid text;
