-- For the figure of notifications past their due date; those that wait are few.
CREATE INDEX la_notification_waiting ON la_notification (due_on) WHERE state = 'WAITING' AND withdrawn_at IS NULL;
