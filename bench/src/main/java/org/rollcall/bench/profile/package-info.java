/** Where processor time goes: samples of the services' own virtual machines beside the account of the system. */
@NullMarked
package org.rollcall.bench.profile;

import org.jspecify.annotations.NullMarked;
