package io.distric.verticle.cli;

/**
 * Results as lines, and below them one that tells how far it is: in place on a terminal, now and
 * then elsewhere. Thread-safe through the terminal's stream.
 */
final class DemoScreen {

  private static final long QUIET_NANOS = 1_000_000_000L;
  private static final String CLEAR = "\r\033[K";

  private final Terminal terminal;
  private final DemoBooks books;
  private final int total;
  private long shownAt = System.nanoTime();

  DemoScreen(Terminal terminal, DemoBooks books, int total) {
    this.terminal = terminal;
    this.books = books;
    this.total = total;
  }

  void result(String line) {
    if (terminal.interactive()) {
      terminal.out().print(CLEAR + line + "\n" + progress());
      terminal.out().flush();
    } else {
      terminal.print(line);
    }
  }

  /** Shows how far it is; called often. */
  void tick() {
    if (terminal.interactive()) {
      terminal.out().print(CLEAR + progress());
      terminal.out().flush();
    } else if (System.nanoTime() - shownAt > QUIET_NANOS) {
      shownAt = System.nanoTime();
      terminal.print(progress());
    }
  }

  void done() {
    if (terminal.interactive()) {
      terminal.out().print(CLEAR);
    }
    terminal.print(progress());
  }

  private String progress() {
    return "-- sent %d/%d  accepted %d  workflows ended %d/%d"
        .formatted(
            books.sentCount(),
            total,
            books.acceptedCount(),
            books.endedCount(),
            books.promisedCount());
  }
}
