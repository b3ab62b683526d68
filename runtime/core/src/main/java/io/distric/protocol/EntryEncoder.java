package io.distric.protocol;

import java.util.List;

/**
 * Packs commands into the binary form of an {@link Entry}, one by one, so that a proposer can stop
 * at a size. Confined to one thread; used again after {@link #finish}.
 */
public final class EntryEncoder {

  private static final int STAMP_AT = 1;
  private static final int SEED_AT = STAMP_AT + 8;
  private static final int COUNT_AT = SEED_AT + 8;

  private final WireWriter out = new WireWriter(1 << 14);
  private final CommandWriter commands = new CommandWriter(out);
  private int count;

  /** An empty entry. */
  public EntryEncoder() {
    begin();
  }

  /** How many commands are in it. */
  public int commands() {
    return count;
  }

  /** Bytes so far, without the tickets and definitions that {@link #finish} adds. */
  public int size() {
    return out.size();
  }

  /** Adds a command. */
  public void add(Command command) {
    commands.write(command);
    count++;
  }

  /**
   * Adds a command unless the entry would grow beyond a size by it. The first command always fits.
   *
   * @return whether it was added; if not, the entry is as before
   */
  public boolean addWithin(Command command, int bytesMax) {
    int size = out.size();
    CommandWriter.Mark mark = commands.mark();
    commands.write(command);
    if (count > 0 && out.size() > bytesMax) {
      out.truncate(size);
      commands.reset(mark);
      return false;
    }
    count++;
    return true;
  }

  /**
   * Completes the entry and begins the next.
   *
   * @param stamp engine time
   * @param seed entropy
   * @param tickets reservations
   * @param definitions workflows
   */
  public byte[] finish(
      long stamp, long seed, List<Entry.Ticket> tickets, List<Entry.Definition> definitions) {
    out.patchI64(STAMP_AT, stamp);
    out.patchI64(SEED_AT, seed);
    out.patchI32(COUNT_AT, count);
    commands.tickets(tickets);
    commands.definitions(definitions);
    byte[] entry = out.toByteArray();
    begin();
    return entry;
  }

  /** Forgets the commands. */
  public void clear() {
    begin();
  }

  private void begin() {
    out.clear();
    out.u8(EntryCodec.FORMAT);
    out.i64(0);
    out.i64(0);
    out.i32(0);
    commands.clear();
    count = 0;
  }
}
