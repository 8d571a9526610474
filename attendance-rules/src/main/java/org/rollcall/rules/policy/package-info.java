/**
 * A written attendance policy as data: dated, cited rules made of a closed list of conditions and actions, inherited from
 * the nation over the local authority and the trust to the school.
 */
@NullMarked
package org.rollcall.rules.policy;

import org.jspecify.annotations.NullMarked;
