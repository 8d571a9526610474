/**
 * What happens on site beside the register, policy by policy, and how long records are kept. Data with their clauses; a
 * policy that says nothing has no procedure.
 */
@NullMarked
package org.rollcall.rules.procedure;

import org.jspecify.annotations.NullMarked;
