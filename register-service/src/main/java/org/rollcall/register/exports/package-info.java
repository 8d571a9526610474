/** What leaves the register for people and other systems: printed registers, certificates, tables of marks, the daily share. */
@NullMarked
package org.rollcall.register.exports;

import org.jspecify.annotations.NullMarked;
