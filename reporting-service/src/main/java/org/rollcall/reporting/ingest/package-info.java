/** Where events come in: each batch becomes a handful of set-based statements in one transaction. */
@NullMarked
package org.rollcall.reporting.ingest;

import org.jspecify.annotations.NullMarked;
