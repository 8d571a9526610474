/**
 * From marks, facts, calendar and policy to findings: a full replay in session order up to a moment, so that neither the
 * order in which events arrived nor how often they did can change the outcome.
 */
@NullMarked
package org.rollcall.rules.evaluation;

import org.jspecify.annotations.NullMarked;
