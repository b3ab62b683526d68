/** The workflow engine: a deterministic state machine, replicated by its log. */
@NullMarked
package io.distric.workflow;

import org.jspecify.annotations.NullMarked;
