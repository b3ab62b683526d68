package io.distric.task;

import io.distric.task.api.TaskPlugin;

/**
 * A task that neither blocks nor computes for longer than a few microseconds: the worker runs it on
 * its event loop, where a thread of its own would cost more than the task. For built-in tasks only.
 */
interface InlineTask extends TaskPlugin {}
