package io.distric.verticle.cli;

import io.distric.membership.KeyRing;
import io.distric.protocol.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code distric gossip keys}. */
@Command(
    description = {
      "Makes and changes the keys that gossip is sealed with. Members read the file every second.",
      "To change a key without loss: install the new one on all members, then use it on all, then"
          + " remove the old one."
    },
    sortOptions = false)
final class GossipKeysCommand implements Callable<Integer> {

  /** What to do. */
  enum Verb {
    /** Print a new key, or begin a ring with it. */
    generate,
    /** Add the key that is on standard input; it opens, and does not seal yet. */
    install,
    /** Seal with a key of the ring. */
    use,
    /** Take a key out. */
    remove,
    /** The names of the keys; the first seals. */
    list
  }

  @Mixin private final OutputOption output = new OutputOption();

  @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
  private Verb verb = Verb.list;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Name of a key.")
  private @Nullable String name;

  @Option(names = "--keyring", paramLabel = "FILE", description = "The keys, one a line.")
  private @Nullable Path file;

  private final Session session;

  private GossipKeysCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new GossipKeysCommand(session));
  }

  @Override
  public Integer call() throws Exception {
    try {
      switch (verb) {
        case generate -> generate();
        case install -> save(ring(true).install(fromInput()));
        case use -> save(ring(false).use(named()));
        case remove -> save(ring(false).remove(named()));
        case list -> print(ring(false));
      }
    } catch (IllegalArgumentException e) {
      throw CliException.of(ProblemCode.USAGE, String.valueOf(e.getMessage()), ExitCode.CONFLICT);
    }
    return ExitCode.OK;
  }

  private void generate() throws IOException, CliException {
    byte[] secret = new byte[KeyRing.KEY_BYTES];
    new SecureRandom().nextBytes(secret);
    String key = Base64.getEncoder().encodeToString(secret);
    if (file == null) {
      session.terminal().print(key);
    } else {
      save(ring(true).install(key));
    }
  }

  /** Not as an argument: other users of the machine see those. */
  private String fromInput() throws IOException {
    byte[] line = session.terminal().in().readNBytes(1024);
    return new String(line, StandardCharsets.UTF_8).strip();
  }

  private String named() throws CliException {
    if (name == null) {
      throw CliException.usage("say which key, as distric gossip keys list names it");
    }
    return name;
  }

  private Path file() throws CliException {
    if (file == null) {
      throw CliException.usage("give --keyring FILE");
    }
    return file;
  }

  private KeyRing ring(boolean mayBeMissing) throws IOException, CliException {
    if (!Files.exists(file())) {
      if (mayBeMissing) {
        return KeyRing.NONE;
      }
      throw CliException.of(
          ProblemCode.FILE_UNREADABLE, "there is no key ring " + file(), ExitCode.NOT_FOUND);
    }
    return KeyRing.parse(Files.readString(file()));
  }

  /** In one step: members that look at it meanwhile see the old keys or the new ones. */
  private void save(KeyRing ring) throws IOException, CliException {
    Path target = file().toAbsolutePath();
    Path folder = target.getParent();
    Files.createDirectories(folder == null ? target : folder);
    Path temporary =
        Files.createTempFile(
            folder,
            ".keys",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(temporary, ring.spell());
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    print(ring);
  }

  private void print(KeyRing ring) {
    List<String> names = ring.names();
    if (output.json() || output.names()) {
      names.forEach(
          one ->
              session
                  .terminal()
                  .print(
                      output.names()
                          ? one
                          : "{\"key\":\"%s\",\"seals\":%s}"
                              .formatted(one, one.equals(names.getFirst()))));
      return;
    }
    Table table = new Table("KEY", "USE");
    names.forEach(one -> table.row(one, one.equals(names.getFirst()) ? "seals, opens" : "opens"));
    table.print(session.terminal());
  }
}
