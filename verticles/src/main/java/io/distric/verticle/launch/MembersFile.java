package io.distric.verticle.launch;

import io.distric.membership.Address;
import io.distric.verticle.gossip.MemberMemory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The members that this node knew, beside its data: {@code host:port}, one a line. What cannot be
 * read is passed over: it is only a help to find the others.
 */
final class MembersFile implements MemberMemory {

  /** More is not read. */
  static final int BYTES_MAX = 1 << 18;

  private static final Logger LOG = LoggerFactory.getLogger(MembersFile.class);

  private final Path file;

  MembersFile(Path folder) {
    file = folder.resolve("members");
  }

  @Override
  public List<Address> recall() {
    List<Address> members = new ArrayList<>();
    for (String line : text().split("\n", -1)) {
      try {
        if (!line.isBlank()) {
          members.add(Address.parse(line.strip()));
        }
      } catch (IllegalArgumentException e) {
        LOG.warn("{} holds a line that is no address; it is passed over", file);
      }
    }
    return members;
  }

  @Override
  public void keep(List<Address> members) throws IOException {
    StringBuilder text = new StringBuilder();
    members.forEach(member -> text.append(member).append('\n'));
    Path temporary = file.resolveSibling("members.new");
    try (FileChannel out =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var bytes = StandardCharsets.UTF_8.encode(text.toString());
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private String text() {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      LOG.warn("{} cannot be read; other members are found by seeds alone", file, e);
      return "";
    }
  }
}
