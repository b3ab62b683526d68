package io.distric.dsl.match;

import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules in their total order behind indexes of those that match: a base, and above it layers of
 * what has changed since, so that to change a rule leaves the base as it is.
 */
public final class CompiledMatcher implements Matcher {

  private final long catalogVersion;
  private final DecoderLimits limits;
  private final PathTrie trie;
  private final Layer[] layers;
  private final SchemaTests schemas;
  private final ChainGates chains;
  private final Object basis;
  private final BitSet reads = new BitSet();
  private final int size;

  private CompiledMatcher(
      long catalogVersion,
      DecoderLimits limits,
      PathTrie trie,
      List<Layer> layers,
      SchemaTests schemas,
      ChainGates chains,
      Object basis) {
    this.catalogVersion = catalogVersion;
    this.limits = limits;
    this.trie = trie;
    this.layers = layers.toArray(Layer[]::new);
    this.schemas = schemas;
    this.chains = chains;
    this.basis = basis;
    int living = 0;
    for (Layer layer : layers) {
      reads.or(layer.segment().reads());
      living += layer.size();
    }
    this.size = living;
  }

  /**
   * A matcher of rules.
   *
   * @param catalogVersion what the rules were compiled from
   * @param limits of messages
   * @param slots that the rules use
   * @param rules enabled ones, in any order
   * @param schemas tells the schema of a message
   * @param chains which rules have their turn only where an edge leads to them
   * @param basis what the compiler wants to find again when it makes the next matcher
   */
  public static CompiledMatcher of(
      long catalogVersion,
      DecoderLimits limits,
      SlotTable slots,
      List<Planned> rules,
      SchemaTests schemas,
      ChainGates chains,
      Object basis) {
    List<Layer> base = List.of(Layer.base(rules));
    return new CompiledMatcher(
        catalogVersion, limits, slots.snapshot(), base, schemas, chains, basis);
  }

  /**
   * The same with some rules changed; what was not changed is shared.
   *
   * @param version what the rules were compiled from
   * @param slots as before, and perhaps more
   * @param gone ids of rules that are no more, those that are changed among them
   * @param fresh the rules that are new or changed
   * @param room how many rules the last layer may have before they begin another one
   * @param tests tells the schema of a message
   * @param gates of the chains as they are now
   * @param next what the compiler wants to find again
   */
  public CompiledMatcher with(
      long version,
      SlotTable slots,
      Set<String> gone,
      List<Planned> fresh,
      int room,
      SchemaTests tests,
      ChainGates gates,
      Object next) {
    List<Layer> all = new ArrayList<>();
    for (Layer layer : layers) {
      Layer left = layer.without(gone);
      if (all.isEmpty() || left.size() > 0) {
        all.add(left);
      }
    }
    List<Planned> last = all.size() > 1 ? all.getLast().living() : List.of();
    boolean joins = !last.isEmpty() && last.size() + fresh.size() <= room;
    if (!fresh.isEmpty()) {
      Layer before = joins ? all.removeLast() : null;
      List<Planned> top =
          joins ? Stream.concat(last.stream(), fresh.stream()).toList() : List.copyOf(fresh);
      all.add(Layer.above(layers[0].segment(), top, before));
    }
    return with(version, slots, all, tests, gates, next);
  }

  /**
   * The same rules, of which those that were changed since the base was made are in one layer.
   *
   * @param slots as before, and perhaps more
   * @param upper the changed rules, all that {@link #changed} says
   * @param next what the compiler wants to find again
   */
  public CompiledMatcher with(SlotTable slots, List<Planned> upper, Object next) {
    List<Layer> all = new ArrayList<>();
    all.add(layers[0]);
    if (!upper.isEmpty()) {
      all.add(Layer.above(layers[0].segment(), upper, null));
    }
    return with(catalogVersion, slots, all, schemas, chains, next);
  }

  private CompiledMatcher with(
      long version,
      SlotTable slots,
      List<Layer> all,
      SchemaTests tests,
      ChainGates gates,
      Object next) {
    boolean sameSlots = slots.size() == trie.size() && slots.schemas() == trie.schemas();
    PathTrie paths = sameSlots ? trie : slots.snapshot();
    return new CompiledMatcher(version, limits, paths, all, tests, gates, next);
  }

  /** Rules that were changed since the base was made and are not gone, those of all layers. */
  public List<Planned> changed() {
    return Stream.of(layers).skip(1).flatMap(layer -> layer.living().stream()).toList();
  }

  /** How many there are, or how many of the base are gone, if that is more. */
  public int changedSize() {
    return Math.max(size - layers[0].size(), layers[0].deadCount());
  }

  /** How many layers lie above the base. */
  public int layers() {
    return layers.length - 1;
  }

  /** How many rules the base has, dead ones included. */
  public int baseSize() {
    return layers[0].segment().size();
  }

  /** Tells the schema of a message. */
  public SchemaTests schemas() {
    return schemas;
  }

  @Override
  public long catalogVersion() {
    return catalogVersion;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public MessageView newView() {
    return newView(null);
  }

  @Override
  public MessageView newView(@Nullable MessageView previous) {
    IdentityHashMap<Segment, SegmentScratch> known = new IdentityHashMap<>();
    if (previous instanceof SlotView old && old.owner() instanceof CompiledMatcher other) {
      for (int i = 0; i < other.layers.length; i++) {
        known.put(other.layers[i].segment(), old.scratches()[i]);
      }
    }
    SegmentScratch[] scratches = new SegmentScratch[layers.length];
    for (int i = 0; i < layers.length; i++) {
      Segment segment = layers[i].segment();
      SegmentScratch taken = known.get(segment);
      scratches[i] = taken == null ? segment.scratch(trie.size()) : taken;
    }
    return new SlotView(this, limits, trie, reads, scratches);
  }

  @Override
  public Matches newMatches() {
    return new MatchBuffer(new ChainWalk(chains));
  }

  @Override
  public void match(MessageView message, Matches matches) {
    SlotView view = (SlotView) message;
    MatchBuffer found = (MatchBuffer) matches;
    if (view.owner() != this) {
      throw new IllegalArgumentException("the message was read for another matcher");
    }
    found.begin(view);
    schemas.tell(view);
    find(view);
    boolean free = chains.isEmpty();
    if (free && layers.length == 1 && layers[0].segment().isPlain()) {
      layers[0].segment().addTo(found, view.scratches()[0]);
      return;
    }
    int[] next = view.next();
    for (int i = 0; i < layers.length; i++) {
      next[i] = view.scratches()[i].candidates.next(0);
    }
    for (int layer = first(next); layer >= 0; layer = first(next)) {
      int number = next[layer];
      CompiledRule rule = layers[layer].segment().rule(number);
      next[layer] = view.scratches()[layer].candidates.next(number + 1);
      if (free && layers[layer].segment().isPlain(number)) {
        found.add(rule);
        continue;
      }
      if (found.chains().admits(rule.id()) && !take(rule, view, found)) {
        return;
      }
      if (view.isStale()) {
        findAgain(rule, layer, number, view);
      }
    }
  }

  private void find(SlotView view) {
    for (int i = 0; i < layers.length; i++) {
      layers[i].segment().find(view.slots(), view.scratches()[i], layers[i].dead());
    }
    view.isFound();
  }

  /** Later rules have to see what a rule has changed. */
  private void findAgain(CompiledRule rule, int layer, int number, SlotView view) {
    find(view);
    for (int i = 0; i < layers.length; i++) {
      int from = i == layer ? number + 1 : layers[i].segment().before(rule);
      view.next()[i] = view.scratches()[i].candidates.next(from);
    }
  }

  /** The layer whose next rule comes first; negative if there is none. */
  private int first(int[] next) {
    int first = next[0] >= 0 ? 0 : -1;
    for (int i = 1; i < next.length; i++) {
      if (next[i] >= 0 && (first < 0 || isBefore(i, next[i], first, next[first]))) {
        first = i;
      }
    }
    return first;
  }

  private boolean isBefore(int layer, int number, int other, int otherNumber) {
    if (other == 0) {
      return layers[layer].positions()[number] <= otherNumber;
    }
    CompiledRule rule = layers[layer].segment().rule(number);
    return rule.compareTo(layers[other].segment().rule(otherNumber)) < 0;
  }

  /** The turn of a rule whose condition holds; whether the order goes on. */
  private static boolean take(CompiledRule rule, SlotView view, MatchBuffer found) {
    if (rule.isShadow()) {
      found.addShadow(rule);
      return true;
    }
    found.add(rule);
    found.chains().take(rule.id());
    if (!rule.hasEdits()) {
      return !rule.hasStop();
    }
    // Parameters are bound as the message is at their rule's turn.
    found.bind();
    rule.bindLets(view.slots());
    for (RuleEffect effect : rule.effects()) {
      apply(effect, rule, view, found);
    }
    found.isBound();
    return !rule.hasStop();
  }

  private static void apply(
      RuleEffect effect, CompiledRule rule, SlotView view, MatchBuffer found) {
    switch (effect) {
      case RuleEffect.Set(var path, var expression) ->
          view.edit(path, rule.value(expression, view.slots()));
      case RuleEffect.Remove(var path) -> view.edit(path, Value.Missing.MISSING);
      case RuleEffect.Run _, RuleEffect.Emit _ -> found.bind(effect, rule);
      case RuleEffect.Stop _ -> {
        // Looked at once all effects are done.
      }
    }
  }

  /** What the compiler left here. */
  public Object basis() {
    return basis;
  }
}
