/** PostgreSQL as a direct child process, with a database and two roles for each service. */
@NullMarked
package org.rollcall.localstack.postgres;

import org.jspecify.annotations.NullMarked;
