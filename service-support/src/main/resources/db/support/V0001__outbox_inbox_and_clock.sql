-- The tables that every service has. They are reached by services only, never by a caller's query.

CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id    uuid        NOT NULL,
    topic       text        NOT NULL,
    urn         integer     NOT NULL,
    key         text        NOT NULL,
    type        text        NOT NULL,
    subject     text        NOT NULL,
    payload     text,
    traceparent text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    sent_at     timestamptz
);
CREATE INDEX outbox_unsent ON outbox (urn, id) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

CREATE TABLE inbox (
    consumer text        NOT NULL,
    event_id uuid        NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);

CREATE TABLE consumer_progress (
    consumer    text    NOT NULL,
    topic       text    NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (consumer, topic, partition)
);

-- What could not be processed. While a row is HELD, nothing leaves for its subject (for its school, if the subject
-- is unreadable).
CREATE TABLE dead_letter (
    consumer   text        NOT NULL,
    event_id   uuid        NOT NULL,
    urn        integer     NOT NULL,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    type       text        NOT NULL,
    subject    text        NOT NULL,
    payload    text,
    failure    text        NOT NULL,
    state      text        NOT NULL DEFAULT 'HELD' CHECK (state IN ('HELD', 'REPLAYED', 'DISMISSED')),
    set_aside_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);
CREATE INDEX dead_letter_held ON dead_letter (urn) WHERE state = 'HELD';

CREATE TABLE school_clock (
    one          boolean PRIMARY KEY CHECK (one),
    ahead_millis bigint  NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON outbox, inbox, consumer_progress, dead_letter, school_clock TO "${app_role}";
