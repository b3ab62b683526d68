package io.distric.architecture.planted.catalog;

import io.vertx.core.buffer.Buffer;

/** Planted: a pure room knows Vert.x. */
final class UsesVertx {
  Buffer bad() {
    return Buffer.buffer();
  }
}
