/**
 * What operators and clients read: instances, tasks, streams, health, metrics, the cluster; and the
 * catalog's doors.
 */
@NullMarked
package io.distric.verticle.admin;

import org.jspecify.annotations.NullMarked;
