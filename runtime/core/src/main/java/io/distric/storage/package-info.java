/** What leaves the state: the event journal and history. */
@NullMarked
package io.distric.storage;

import org.jspecify.annotations.NullMarked;
