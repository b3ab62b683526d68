package io.distric.catalog;

import io.distric.dsl.ast.Model;
import io.distric.dsl.match.Matcher;
import io.distric.protocol.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The catalog that is in force on this node. Immutable; whoever works on a batch reads it once.
 *
 * @param version of the catalog, 0 before the first
 * @param matcher its rules
 * @param model all that it declares
 * @param workflows by id, as partitions get them
 * @param activatedAt when this node began to use it, milliseconds since the epoch
 * @param replaced versions that it and its forerunners replaced, latest first
 */
public record ActiveCatalog(
    long version,
    Matcher matcher,
    Model model,
    Map<String, Entry.Definition> workflows,
    long activatedAt,
    List<Replaced> replaced) {

  private static final int REPLACED_KEPT = 64;

  /** Copies what can change. */
  public ActiveCatalog {
    workflows = Map.copyOf(workflows);
    replaced = List.copyOf(replaced);
  }

  /** The same rules behind another matcher. */
  ActiveCatalog with(Matcher other) {
    return new ActiveCatalog(version, other, model, workflows, activatedAt, replaced);
  }

  /**
   * When this node ceased to use a version, milliseconds since the epoch; empty if it uses it, and
   * 0 if that is so long ago that it is forgotten.
   */
  public OptionalLong replacedAt(long catalogVersion) {
    if (catalogVersion >= version) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        replaced.stream()
            .filter(old -> old.version == catalogVersion)
            .mapToLong(Replaced::at)
            .findFirst()
            .orElse(0));
  }

  /** What the successor of this catalog has replaced. */
  List<Replaced> replacedBy(long successorActivatedAt) {
    List<Replaced> all = new ArrayList<>();
    all.add(new Replaced(version, successorActivatedAt));
    all.addAll(replaced.subList(0, Math.min(replaced.size(), REPLACED_KEPT - 1)));
    return all;
  }

  /**
   * A version that is not in force any more.
   *
   * @param version which
   * @param at since when, milliseconds since the epoch
   */
  public record Replaced(long version, long at) {}
}
