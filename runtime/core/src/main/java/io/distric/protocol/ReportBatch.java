package io.distric.protocol;

import java.util.List;

/**
 * What attempts came to, from one worker to one partition.
 *
 * @param partition whose tasks
 * @param worker who ran them
 * @param session of that worker
 * @param reports {@link Command.CompleteTask}, {@link Command.FailTask} or {@link
 *     Command.ReleaseTask}
 */
public record ReportBatch(int partition, String worker, String session, List<Command> reports) {}
