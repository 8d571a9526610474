/** Proves how the question of a penalty notice is put, decided and followed up, clause by clause. */
@NullMarked
package org.rollcall.escalation.penalty;

import org.jspecify.annotations.NullMarked;
