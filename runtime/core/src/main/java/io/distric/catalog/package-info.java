/** The catalog of rules and workflows: versions, ownership, audit, rollback. */
@NullMarked
package io.distric.catalog;

import org.jspecify.annotations.NullMarked;
