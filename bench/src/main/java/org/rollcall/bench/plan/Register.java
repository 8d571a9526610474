package org.rollcall.bench.plan;

/**
 * A class's register of one session.
 *
 * @param school number of the school, from 0
 * @param schoolClass number of the class in the school, from 0
 * @param day number of the school day, from 0
 * @param session AM or PM
 */
public record Register(int school, int schoolClass, int day, String session) {}
