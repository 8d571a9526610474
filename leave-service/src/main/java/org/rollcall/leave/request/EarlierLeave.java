package org.rollcall.leave.request;

/**
 * How often leave was asked for a pupil before.
 *
 * @param requests requests for earlier days
 * @param granted those that were granted
 */
public record EarlierLeave(long requests, long granted) {}
