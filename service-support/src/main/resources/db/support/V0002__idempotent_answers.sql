-- The first answer to a request that carried an Idempotency-Key, written with its effect.
CREATE TABLE idempotent_answer (
    subject     text        NOT NULL,
    request     text        NOT NULL,
    key         text        NOT NULL,
    digest      text        NOT NULL,
    answer      text,
    answered_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (subject, request, key)
);
CREATE INDEX idempotent_answer_by_age ON idempotent_answer (answered_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON idempotent_answer TO "${app_role}";
