package io.distric.architecture.planted.dsl.explain;

import org.antlr.v4.runtime.CommonToken;

/** Planted: ANTLR outside of the readers. */
final class UsesAntlr {
  CommonToken bad() {
    return new CommonToken(1);
  }
}
