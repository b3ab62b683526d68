package io.distric.replica;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Keeps the texts that were applied, and what happened to it. */
final class LedgerMachine implements LogMachine {

  static final String POISON = "poison";

  private final List<String> texts = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private int restored;
  private boolean snapshotsFail;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** What apply answers: by reference, so that a test can see it is the same object. */
  record Applied(long index, String text, Object identity) {}

  @Override
  public Applied apply(long index, ByteBuffer entry) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return applyNow(index, entry);
  }

  private synchronized Applied applyNow(long index, ByteBuffer entry) {
    String text = StandardCharsets.UTF_8.decode(entry).toString();
    if (text.equals(POISON)) {
      throw new IllegalStateException("poison at " + index);
    }
    texts.add(text);
    return new Applied(index, text, this);
  }

  @Override
  public synchronized Snapshot snapshot() {
    List<String> view = List.copyOf(texts);
    boolean fails = snapshotsFail;
    return out -> {
      if (fails) {
        throw new IOException("planted");
      }
      DataOutputStream data = new DataOutputStream(out);
      data.writeInt(view.size());
      for (String text : view) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        data.writeInt(bytes.length);
        data.write(bytes);
      }
      data.flush();
    };
  }

  @Override
  public synchronized void restore(long index, InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    texts.clear();
    int count = data.readInt();
    for (int i = 0; i < count; i++) {
      texts.add(new String(data.readNBytes(data.readInt()), StandardCharsets.UTF_8));
    }
    restored = count;
  }

  @Override
  public synchronized void leading(boolean leads, long term) {
    calls.add((leads ? "leads " : "follows ") + term + " after " + texts.size());
  }

  /** Applies nothing before a latch is open. */
  void holdUntil(CountDownLatch open) {
    gate = open;
  }

  synchronized void failSnapshots(boolean fail) {
    snapshotsFail = fail;
  }

  synchronized List<String> texts() {
    return List.copyOf(texts);
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** How many texts came from a snapshot, not from the log. */
  synchronized int restored() {
    return restored;
  }
}
