/** What alternative provision says each day about the pupils of the school who are taught there, and what is asked when it says nothing. */
@NullMarked
package org.rollcall.register.provider;

import org.jspecify.annotations.NullMarked;
