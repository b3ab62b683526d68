/** Leads a partition: packs commands into log entries and does what the entries ask for outside. */
@NullMarked
package io.distric.verticle.coordinate;

import org.jspecify.annotations.NullMarked;
