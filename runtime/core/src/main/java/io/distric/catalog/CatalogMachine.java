package io.distric.catalog;

import io.distric.catalog.CatalogApplied.Activated;
import io.distric.catalog.CatalogApplied.Unreadable;
import io.distric.replica.LogMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the catalog's log. Written by the apply thread only; the view may be read by any thread.
 */
public final class CatalogMachine implements LogMachine {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogMachine.class);

  private CatalogState state = new CatalogState(CatalogView.EMPTY);
  private volatile CatalogView view = CatalogView.EMPTY;
  private volatile Listener listener = new Listener() {};
  private volatile boolean caughtUp;

  /** A machine without any version. */
  public CatalogMachine() {}

  @Override
  public Object apply(long index, ByteBuffer entry) {
    CatalogApplied applied = apply(entry);
    switch (applied) {
      case Activated _ -> {
        view = state.view();
        listener.activated();
      }
      case Unreadable unreadable ->
          LOG.error("catalog entry {} was skipped: {}", index, unreadable.reason());
      case CatalogApplied.Kept _, CatalogApplied.Superseded _, CatalogApplied.BlobsMissing _ -> {
        // Nothing that anyone sees has changed.
      }
    }
    return applied;
  }

  private CatalogApplied apply(ByteBuffer entry) {
    try {
      return state.apply(CatalogEntryCodec.decode(entry));
    } catch (IOException | RuntimeException e) {
      return new Unreadable(e.toString());
    }
  }

  @Override
  public Snapshot snapshot() {
    return state.view()::writeTo;
  }

  @Override
  public void restore(long index, InputStream in) throws IOException {
    CatalogView restored = CatalogView.readFrom(in);
    state = new CatalogState(restored);
    view = restored;
    listener.activated();
  }

  @Override
  public void leading(boolean leads, long term) {
    if (leads) {
      caughtUp = true;
      listener.caughtUp();
    }
  }

  /** What the versions are made of, as of the last activation. */
  CatalogView view() {
    return view;
  }

  /** Told on the apply thread; must not linger. */
  void listen(Listener told) {
    this.listener = told;
    // The log may have been replayed before anybody listened.
    if (caughtUp) {
      told.caughtUp();
    }
  }

  /** Wants to know what happens to the catalog. */
  interface Listener {
    /** Another version is in force in {@link #view}. */
    default void activated() {}

    /** All entries of earlier terms are applied: what is in force now is no replay any more. */
    default void caughtUp() {}
  }
}
