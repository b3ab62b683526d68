package io.distric.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which blobs the versions that are kept are made of. A version that comes or goes is counted by
 * itself, however many are kept. Confined to the apply thread.
 */
final class BlobUses {

  private final Deque<List<Use>> byVersion = new ArrayDeque<>();
  private final Map<String, Use> byHash = new HashMap<>();

  /** Adds the newest version. */
  void add(List<String> hashes) {
    List<Use> uses = new ArrayList<>(hashes.size());
    for (String hash : hashes) {
      Use use = byHash.computeIfAbsent(hash, Use::new);
      use.versions++;
      uses.add(use);
    }
    byVersion.addLast(uses);
  }

  /** Takes the oldest version away; what no other has. */
  List<String> removeFirst() {
    List<String> unused = new ArrayList<>();
    for (Use use : byVersion.removeFirst()) {
      use.versions--;
      if (use.versions == 0) {
        byHash.remove(use.hash);
        unused.add(use.hash);
      }
    }
    return unused;
  }

  /** Whether some version has a blob. */
  boolean has(String hash) {
    return byHash.containsKey(hash);
  }

  /** A blob, once for all versions that have it. */
  private static final class Use {
    private final String hash;
    private int versions;

    private Use(String hash) {
      this.hash = hash;
    }
  }
}
