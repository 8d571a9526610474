package org.rollcall.escalation.penalty;

import java.util.UUID;

/** What was written, by its id; the same when a request is sent again. */
public record Done(UUID id) {}
