/** What the author of a task plugin compiles against. */
package io.distric.task.api;
