/**
 * Catalogs and messages of the shapes that matchers meet, with an evaluator that is plainly right
 * and shares no code with what it judges.
 */
@NullMarked
package io.distric.dsl.corpus;

import org.jspecify.annotations.NullMarked;
