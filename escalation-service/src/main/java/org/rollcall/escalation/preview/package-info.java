/** What a policy, or a draft of one, would have found at a school, before anybody changes the policy. */
@NullMarked
package org.rollcall.escalation.preview;

import org.jspecify.annotations.NullMarked;
