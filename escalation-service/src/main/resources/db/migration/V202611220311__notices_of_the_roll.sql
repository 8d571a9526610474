-- A deletion across a border goes to the school's authority and to the home's: once to each.
DROP INDEX la_notification_once;
CREATE UNIQUE INDEX la_notification_once ON la_notification (school_urn, pupil_id, type, occurrence, la_code)
    WHERE withdrawn_at IS NULL AND correction_of IS NULL;
