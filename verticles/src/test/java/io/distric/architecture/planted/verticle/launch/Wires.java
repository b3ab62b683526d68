package io.distric.architecture.planted.verticle.launch;

import io.distric.architecture.planted.verticle.ingest.Room;

/** Allowed: launch wires all rooms. */
final class Wires {
  final Room good = new Room();
}
