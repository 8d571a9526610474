-- One act may amend many marks for one reason; its id holds them together in their histories.
ALTER TABLE mark_version ADD COLUMN amendment_id uuid;
