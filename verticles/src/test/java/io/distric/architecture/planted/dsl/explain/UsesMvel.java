package io.distric.architecture.planted.dsl.explain;

import org.mvel2.ParserContext;

/** Planted: MVEL outside of its adapter. */
final class UsesMvel {
  ParserContext bad() {
    return new ParserContext();
  }
}
