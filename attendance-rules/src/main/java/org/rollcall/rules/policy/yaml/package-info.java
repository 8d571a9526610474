/** The one place that knows YAML: policy and clause files become records here, or are refused with the line at fault. */
@NullMarked
package org.rollcall.rules.policy.yaml;

import org.jspecify.annotations.NullMarked;
