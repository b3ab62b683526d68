package io.distric.dsl.compile;

import io.distric.dsl.match.CompiledMatcher;

/**
 * When a matcher has too many layers, or too much in them. Decides by sizes alone, so that the same
 * edits have the same layers everywhere.
 */
final class LayerPolicy {

  /** Rules that one more change puts into a layer again; more of them begin another one. */
  static final int LAYER_RULES = 64;

  /** Layers that are worth the work of making one of them. */
  private static final int LAYERS_MANY = 4;

  /** Layers above which an edit makes one of them itself, because nobody else has. */
  private static final int LAYERS_MAX = 16;

  /** Changed rules that are worth the work of compiling all, whatever share of all they are. */
  private static final int CHANGED_MANY = 1_024;

  /** The same as a share of all rules: one in so many. */
  private static final int CHANGED_SHARE = 50;

  /** One in so many that have changed at once are much the same as all. */
  private static final int LARGE_SHARE = 4;

  /** So many times as much, and an edit compiles all itself, because nobody else has. */
  private static final int PATIENCE = 4;

  private static final int SLOTS_SPARE = 256;

  /** What should be done behind the edits. */
  enum Merge {
    /** Nothing. */
    NONE,
    /** The layers should become one. */
    LAYERS,
    /** All rules should be compiled anew. */
    ALL
  }

  private LayerPolicy() {}

  static Merge due(CompiledMatcher matcher, CodeBasis basis) {
    if (matcher.changedSize() > many(matcher) || slots(basis) > 1) {
      return Merge.ALL;
    }
    return matcher.layers() >= LAYERS_MANY ? Merge.LAYERS : Merge.NONE;
  }

  /** Whether a change is so large a part of all that to compile all costs little more. */
  static boolean isLarge(CompiledMatcher matcher, int changed) {
    return changed > CHANGED_MANY && changed > matcher.baseSize() / LARGE_SHARE;
  }

  /** Whether what waits for a merge has waited too long. */
  static boolean isOverdue(CompiledMatcher matcher, CodeBasis basis, int changed) {
    return matcher.changedSize() + changed > PATIENCE * many(matcher) || slots(basis) > PATIENCE;
  }

  static boolean hasTooManyLayers(CompiledMatcher matcher) {
    return matcher.layers() > LAYERS_MAX;
  }

  private static int many(CompiledMatcher matcher) {
    return Math.max(CHANGED_MANY, matcher.baseSize() / CHANGED_SHARE);
  }

  /** Most slots may be those of rules long gone: how many times as many as a matcher bears. */
  private static double slots(CodeBasis basis) {
    return basis.slots().size() / (2.0 * basis.slotsAtFirst() + SLOTS_SPARE);
  }
}
