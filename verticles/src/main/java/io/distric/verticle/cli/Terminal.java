package io.distric.verticle.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out results
 * @param err everything else
 * @param interactive a person looks at {@code out}
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {

  /** The one of this process. */
  static Terminal system() {
    boolean interactive =
        Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return new Terminal(System.in, System.out, System.err, interactive);
  }

  void print(String line) {
    out.println(line);
    out.flush();
  }

  PrintWriter outWriter() {
    return writer(out);
  }

  static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  void complain(String line) {
    err.println("distric: " + line);
    err.flush();
  }
}
