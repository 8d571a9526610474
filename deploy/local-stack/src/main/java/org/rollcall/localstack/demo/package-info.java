/**
 * The demonstration: a fictional trust of five schools with synthetic pupils, a term of history and one school day,
 * loaded and played through the public API only.
 */
@NullMarked
package org.rollcall.localstack.demo;

import org.jspecify.annotations.NullMarked;
