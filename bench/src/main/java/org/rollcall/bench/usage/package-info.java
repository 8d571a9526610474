/** What a load costs: processor time, memory, write-ahead log, transactions and records. */
@NullMarked
package org.rollcall.bench.usage;

import org.jspecify.annotations.NullMarked;
