/** The one model behind all spellings: sealed records, equal wherever they stand. */
@NullMarked
package io.distric.dsl.ast;

import org.jspecify.annotations.NullMarked;
