-- The same unique pupil number is looked for in every school of a trust at once.
CREATE INDEX pupil_by_number ON pupil (upn) WHERE upn IS NOT NULL;
