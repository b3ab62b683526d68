package io.distric.catalog;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.explain.Explainer;
import io.distric.dsl.explain.Explanation;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import io.distric.protocol.Event;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Explains messages that were accepted earlier, by the version of the catalog by which they were
 * evaluated as long as that is kept, else by the one in force. Thread-safe; who calls may have to
 * wait for others and for a compilation.
 */
public final class MessageExplainer {

  private final Supplier<CatalogView> views;
  private final CatalogLoader loader;
  private final CatalogReference reference;
  private final Dialects dialects;
  private final ReentrantLock lock = new ReentrantLock();

  /** The version that was asked for last: questions about one message come in rows. */
  private SoftReference<@Nullable Made> last = new SoftReference<>(null);

  private record Made(long version, Explainer explainer, Set<String> shadows) {}

  MessageExplainer(
      Supplier<CatalogView> views,
      CatalogLoader loader,
      CatalogReference reference,
      Dialects dialects) {
    this.views = views;
    this.loader = loader;
    this.reference = reference;
    this.dialects = dialects;
  }

  /**
   * What became of a message.
   *
   * @param catalogVersion by which it is explained
   * @param asThen whether that is the one by which it was evaluated
   * @param rules explained, in evaluation order; empty if only one was asked for that is not there
   * @param agrees whether the rules match that matched then, as far as rules were asked for
   * @param notes what a reader has to know, one sentence each
   */
  public record Explained(
      long catalogVersion,
      boolean asThen,
      List<Explanation> rules,
      boolean agrees,
      List<String> notes) {

    /** Copies the lists. */
    public Explained {
      rules = List.copyOf(rules);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Explains a message.
   *
   * @param accepted when it was accepted
   * @param kept the message
   * @param rule the only rule to look into; empty: all
   * @throws MalformedMessage if it is beyond the limits that messages have now
   */
  public Explained explain(
      Event.MessageAccepted accepted, Event.KeptMessage kept, Optional<String> rule)
      throws MalformedMessage {
    lock.lock();
    try {
      Made made = made(accepted.catalogVersion());
      byte[] message = asSent(kept);
      List<Explanation> rules =
          rule.isEmpty()
              ? made.explainer.all(message, kept.receivedAt(), kept.type())
              : one(made.explainer, rule.get(), message, kept);
      boolean agrees = agrees(accepted.matched(), rules, made.shadows, rule);
      return new Explained(
          made.version,
          made.version == accepted.catalogVersion(),
          rules,
          agrees,
          notes(accepted, kept, made.version, agrees));
    } finally {
      lock.unlock();
    }
  }

  private static List<Explanation> one(
      Explainer explainer, String rule, byte[] message, Event.KeptMessage kept)
      throws MalformedMessage {
    return explainer.contains(rule)
        ? List.of(explainer.one(rule, message, kept.receivedAt(), kept.type()))
        : List.of();
  }

  /** As it was sent, as far as that is known. */
  private static byte[] asSent(Event.KeptMessage kept) {
    if (kept.changes().added().isEmpty()) {
      return kept.payload();
    }
    Value.Fields fields = (Value.Fields) Json.trusted(kept.payload());
    return Json.write(kept.changes().undo(fields));
  }

  private static boolean agrees(
      List<String> then, List<Explanation> now, Set<String> shadows, Optional<String> rule) {
    List<String> matched =
        now.stream()
            .filter(Explanation::matched)
            .map(Explanation::ruleId)
            .filter(id -> !shadows.contains(id))
            .toList();
    return rule.isEmpty()
        ? matched.equals(then)
        : matched.contains(rule.get()) == then.contains(rule.get());
  }

  private static List<String> notes(
      Event.MessageAccepted accepted, Event.KeptMessage kept, long used, boolean agrees) {
    List<String> notes = new ArrayList<>();
    if (used != accepted.catalogVersion()) {
      notes.add(
          "catalog version %d, by which the message was evaluated, is not kept any more"
                  .formatted(accepted.catalogVersion())
              + " (catalog.versionsKept); this is explained by version %d, in force now"
                  .formatted(used));
    }
    for (String pointer : kept.changes().lost()) {
      notes.add(
          pointer
              + " was overwritten or removed by a rule and is not kept as it was sent; conditions"
              + " are explained with what was kept");
    }
    if (!agrees) {
      notes.add("what matches here is not what matched then; \"matched\" is what matched then");
    }
    return notes;
  }

  private Made made(long version) {
    Made known = last.get();
    ActiveCatalog active = reference.get();
    if (known != null && known.version == version) {
      return known;
    }
    Optional<Made> then =
        version == active.version()
            ? Optional.of(make(version, active.model(), active.matcher()))
            : kept(version);
    Made made =
        then.orElseGet(
            () ->
                known != null && known.version == active.version()
                    ? known
                    : make(active.version(), active.model(), active.matcher()));
    last = new SoftReference<>(made);
    return made;
  }

  private Optional<Made> kept(long version) {
    CatalogView view = views.get();
    return view.version(version)
        .map(
            found -> {
              Model model = loader.read(new CatalogItems(view, view.manifest(found)));
              return make(version, model, loader.compile(model, version));
            });
  }

  private Made make(long version, Model model, Matcher matcher) {
    Set<String> shadows = new HashSet<>();
    model.rules().stream().filter(Rule::shadow).map(Rule::id).forEach(shadows::add);
    return new Made(version, new Explainer(model, matcher, dialects), shadows);
  }
}
