package io.distric.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary form of an {@link Entry}: format version, stamp, seed, then the counted commands,
 * tickets and definitions. Texts that repeat (rules, workflows, clients, workers) and options are
 * written once and referred to after that. No checksum: the log has its own.
 */
public final class EntryCodec {

  /** The format that this release writes. */
  static final int FORMAT = 1;

  private EntryCodec() {}

  /** Encodes an entry. A proposer that packs commands uses {@link EntryEncoder} instead. */
  public static byte[] encode(Entry entry) {
    EntryEncoder encoder = new EntryEncoder();
    entry.commands().forEach(encoder::add);
    return encoder.finish(entry.stamp(), entry.seed(), entry.tickets(), entry.definitions());
  }

  /**
   * Decodes an entry.
   *
   * @param bytes from its position to its limit; neither is changed
   * @throws DamagedBytesException where the bytes are no entry
   */
  public static Entry decode(ByteBuffer bytes) {
    if (bytes.hasArray()) {
      int offset = bytes.arrayOffset() + bytes.position();
      return decode(new WireReader(bytes.array(), offset, bytes.remaining()));
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    return decode(new WireReader(copy));
  }

  private static Entry decode(WireReader in) {
    int format = in.u8();
    if (format != FORMAT) {
      throw in.damaged("expected entry format " + FORMAT + ", but found " + format);
    }
    long stamp = in.i64();
    long seed = in.i64();
    int count = in.i32();
    if (count < 0 || count > in.remaining()) {
      throw in.damaged("expected a number of commands, but found " + count);
    }
    CommandReader commands = new CommandReader(in);
    List<Command> decoded = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      decoded.add(commands.next());
    }
    List<Entry.Ticket> tickets = commands.tickets();
    List<Entry.Definition> definitions = commands.definitions();
    in.expectEnd();
    return new Entry(stamp, seed, tickets, definitions, decoded);
  }
}
