/** Runs the tests that stand beside rules, and says what they left untried. */
@NullMarked
package io.distric.dsl.testing;

import org.jspecify.annotations.NullMarked;
