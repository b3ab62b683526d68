package io.distric.catalog;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that let others go first where processors are scarce. Java's own priorities mean nothing
 * on Linux unless the whole JVM is started for them.
 */
final class WayGiving {

  private static final Logger LOG = LoggerFactory.getLogger(WayGiving.class);

  /** A tenth of what other threads get beside it. All that is idle it gets too. */
  private static final int NICE = 10;

  /** {@code PRIO_PROCESS}, which on Linux is one thread: 0 is the one that calls. */
  private static final int ONE_THREAD = 0;

  private WayGiving() {}

  /** Threads as another factory makes them, which give way from their first step on. */
  static ThreadFactory threads(ThreadFactory others) {
    return work ->
        others.newThread(
            () -> {
              giveWay();
              work.run();
            });
  }

  @SuppressWarnings("restricted") // a call that takes and gives numbers only
  private static void giveWay() {
    if (!System.getProperty("os.name").equals("Linux")) {
      // Elsewhere the same call is about the whole process.
      return;
    }
    try {
      Linker linker = Linker.nativeLinker();
      MethodHandle setPriority =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("setpriority"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT));
      int result = (int) setPriority.invokeExact(ONE_THREAD, 0, NICE);
      if (result != 0) {
        LOG.debug("{} keeps its priority", Thread.currentThread().getName());
      }
    } catch (Throwable e) {
      // It does its work all the same, at the cost of others.
      LOG.debug("{} keeps its priority", Thread.currentThread().getName(), e);
    }
  }
}
