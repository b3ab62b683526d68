/** Between check and compile: which parts of conditions an index can decide. */
@NullMarked
package io.distric.dsl.plan;

import org.jspecify.annotations.NullMarked;
