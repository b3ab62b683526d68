package io.distric.verticle.ingest;

import io.distric.catalog.ActiveCatalog;
import io.distric.catalog.CatalogReference;
import io.distric.dsl.ast.Dialects;
import io.distric.dsl.explain.Explainer;
import io.distric.dsl.explain.ExplanationJson;
import io.distric.dsl.match.MalformedMessage;
import io.vertx.core.Context;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Explains messages to those who ask, on threads of its own: to look into all rules takes long.
 * Whoever asks while many do is told so instead; the message is taken all the same.
 */
final class Explanations {

  private static final int ASKING_MAX = 16;
  private static final int NEAR_MAX = 20;

  private final CatalogReference catalogs;
  private final Dialects dialects;
  private final Context context;
  private final InstantSource clock;
  private final Semaphore room = new Semaphore(ASKING_MAX);
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Made made;

  private record Made(ActiveCatalog catalog, Explainer explainer) {}

  Explanations(CatalogReference catalogs, Dialects dialects, Context context, InstantSource clock) {
    this.catalogs = catalogs;
    this.dialects = dialects;
    this.context = context;
    this.clock = clock;
  }

  /** What {@code now()} is in a message that comes now. */
  long stamp() {
    return clock.millis();
  }

  /**
   * Explains a message by the catalog in force.
   *
   * @param json the message
   * @param now what {@code now()} is, milliseconds since the epoch
   * @param type declared for the message, or null
   * @param then gets a JSON object, on the context
   */
  void explain(byte[] json, long now, @Nullable String type, Consumer<byte[]> then) {
    if (!room.tryAcquire()) {
      then.accept(fault("too many explanations are asked for; ask again"));
      return;
    }
    Thread.startVirtualThread(
        () -> {
          byte[] explained;
          try {
            explained = explain(json, now, type);
          } catch (MalformedMessage e) {
            explained = fault("the message cannot be read");
          } finally {
            room.release();
          }
          byte[] answer = explained;
          context.runOnContext(done -> then.accept(answer));
        });
  }

  private byte[] explain(byte[] json, long now, @Nullable String type) throws MalformedMessage {
    lock.lock();
    try {
      Explainer explainer = explainer(catalogs.get());
      String text = ExplanationJson.brief(explainer.all(json, now, type), NEAR_MAX);
      return text.getBytes(StandardCharsets.UTF_8);
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("ReferenceEquality") // to compare two catalogs would take longer
  private Explainer explainer(ActiveCatalog catalog) {
    Made known = made;
    if (known == null || known.catalog() != catalog) {
      known = new Made(catalog, new Explainer(catalog.model(), catalog.matcher(), dialects));
      made = known;
    }
    return known.explainer();
  }

  private static byte[] fault(String sentence) {
    return ("{\"error\":\"" + sentence + "\"}").getBytes(StandardCharsets.UTF_8);
  }
}
