/** What is wrong with a model that parses. */
@NullMarked
package io.distric.dsl.check;

import org.jspecify.annotations.NullMarked;
