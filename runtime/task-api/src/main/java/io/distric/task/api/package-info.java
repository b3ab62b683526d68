/** What a task author compiles against. No dependency. */
package io.distric.task.api;
