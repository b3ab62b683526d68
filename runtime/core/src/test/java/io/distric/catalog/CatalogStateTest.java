package io.distric.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.catalog.CatalogApplied.Activated;
import io.distric.catalog.CatalogApplied.BlobsMissing;
import io.distric.catalog.CatalogApplied.Superseded;
import io.distric.catalog.CatalogEntry.Activate;
import io.distric.catalog.CatalogEntry.PutBlobs;
import io.distric.catalog.ChunkEditor.Edited;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CatalogStateTest {

  private static final int CHUNK = 2_000;

  private final CatalogState state = new CatalogState(CatalogView.EMPTY);
  private final TreeMap<ItemKey, CatalogItem> expected = new TreeMap<>();

  @Test
  void shouldHoldWhatWasPutThroughManyRandomChanges() {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);

    for (int i = 0; i < 60; i++) {
      // when
      activate(randomEdits(random, i));

      // then
      List<CatalogItem> items = new ArrayList<>();
      CatalogItems current = CatalogItems.current(state.view());
      current.each(items::add);
      assertEquals(List.copyOf(expected.values()), items);
      expected.forEach((key, item) -> assertEquals(Optional.of(item), current.find(key)));
      assertEquals(Optional.empty(), current.find(key("none")));
    }
  }

  private Map<ItemKey, Optional<CatalogItem>> randomEdits(SplittableRandom random, int round) {
    TreeMap<ItemKey, Optional<CatalogItem>> edits = new TreeMap<>();
    int count = round == 0 ? 300 : random.nextInt(1, 20);
    for (int i = 0; i < count; i++) {
      ItemKey key = key("r" + random.nextInt(500));
      boolean remove = expected.containsKey(key) && random.nextInt(3) == 0;
      String content = "x".repeat(random.nextInt(1, 300));
      edits.put(key, remove ? Optional.empty() : Optional.of(item(key, round, content)));
    }
    edits.forEach(
        (key, edit) ->
            edit.ifPresentOrElse(item -> expected.put(key, item), () -> expected.remove(key)));
    return edits;
  }

  @Test
  void shouldReplaceOneChunkWhenOneItemChanges() {
    // given
    activate(items(500, "x".repeat(100)));

    // when
    Edited edited = edit(Map.of(key("r250"), item(key("r250"), 2, "y")));

    // then
    assertTrue(edited.manifest().chunks().size() > 10);
    assertEquals(2, edited.blobs().size());
  }

  @Test
  void shouldForgetOldVersionsAndTheirBlobs() {
    // given
    activate(items(100, "x".repeat(100)));
    int blobs = state.view().blobs().size();

    // when
    for (int i = 0; i < 10; i++) {
      activate(items(100, "y".repeat(100 + i)));
    }

    // then
    CatalogView view = state.view();
    assertEquals(3, view.versions().size());
    assertTrue(view.blobs().size() <= 3 * blobs, "blobs: " + view.blobs().size());
  }

  @Test
  void shouldHoldJustTheBlobsOfItsVersionsThroughManyRandomChanges() {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 80; i++) {
      // when: changes, sometimes of what is so already, beside parts of some that never come
      byte[] stray = {(byte) i};
      state.apply(new PutBlobs(List.of(stray)));
      unfinished(random);
      boolean again = i > 0 && random.nextInt(4) == 0;
      activate(again ? Map.of() : randomEdits(random, i));

      // then
      CatalogView view = state.view();
      Set<String> parts = new HashSet<>();
      for (CatalogVersion version : view.versions()) {
        parts.add(version.root());
        view.manifest(version).chunks().forEach(chunk -> parts.add(chunk.hash()));
      }
      assertEquals(parts, view.blobs().keySet(), () -> "seed " + seed);
      assertEquals(view.manifest(view.versions().getLast()), view.manifest());
    }
  }

  /** A version whose root is there, and its chunk is not. */
  private void unfinished(SplittableRandom random) {
    ItemKey key = key("never");
    Edited edited = edit(Map.of(key, item(key, 1, "n".repeat(random.nextInt(5_000)))));
    state.apply(new PutBlobs(List.of(edited.manifest().encode().bytes())));
    long current = state.view().current();
    CatalogApplied applied = state.apply(activation(current + 1, current, edited.root()));
    assertInstanceOf(BlobsMissing.class, applied);
  }

  @Test
  void shouldCountTheBlobsOfASnapshotAsItCountsItsOwn() throws IOException {
    // given: three versions and a blob that waits
    for (int i = 0; i < 3; i++) {
      activate(items(100, "y".repeat(100 + i)));
    }
    state.apply(new PutBlobs(List.of(new byte[] {1})));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    state.view().writeTo(out);
    CatalogState restored =
        new CatalogState(CatalogView.readFrom(new ByteArrayInputStream(out.toByteArray())));

    // when: both go on
    Edited edited = edit(items(100, "z"));
    PutBlobs put = new PutBlobs(edited.blobs().stream().map(Blob::bytes).toList());
    for (CatalogState each : List.of(state, restored)) {
      each.apply(put);
      each.apply(activation(4, 3, edited.root()));
    }

    // then
    assertEquals(4, restored.view().current());
    assertEquals(
        List.copyOf(state.view().blobs().keySet()), List.copyOf(restored.view().blobs().keySet()));
  }

  @Test
  void shouldRefuseAVersionWhoseParentIsNotInForce() {
    // given
    activate(items(1, "x"));

    // when
    CatalogApplied applied = state.apply(activation(1, 0, "root"));

    // then
    assertEquals(new Superseded(1), applied);
  }

  @Test
  void shouldAskForBlobsThatAreMissing() {
    // given
    Edited edited = edit(Map.of(key("a"), item(key("a"), 1, "x")));
    Blob root = edited.manifest().encode();

    // when
    CatalogApplied none = state.apply(activation(1, 0, edited.root()));
    state.apply(new PutBlobs(List.of(root.bytes())));
    CatalogApplied chunk = state.apply(activation(1, 0, edited.root()));

    // then
    assertEquals(new BlobsMissing(List.of(edited.root())), none);
    String hash = edited.manifest().chunks().getFirst().hash();
    assertEquals(new BlobsMissing(List.of(hash)), chunk);
  }

  @Test
  void shouldChainTheAuditRecords() {
    // given
    activate(items(1, "x"));
    activate(items(1, "y"));

    // when
    List<CatalogVersion> versions = state.view().versions();

    // then
    assertEquals("", versions.getFirst().previous());
    assertEquals(versions.getFirst().hash(), versions.getLast().previous());
    Activate forged = activation(2, 1, versions.getLast().root());
    assertNotEquals(versions.getLast().hash(), CatalogVersion.chained(forged, "elsewhere").hash());
  }

  @Test
  void shouldComeBackFromItsSnapshot() throws IOException {
    // given
    activate(items(50, "x"));
    activate(items(50, "y"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    // when
    state.view().writeTo(out);
    CatalogView restored = CatalogView.readFrom(new ByteArrayInputStream(out.toByteArray()));

    // then
    assertEquals(state.view().versions(), restored.versions());
    assertEquals(state.view().blobs().keySet(), restored.blobs().keySet());
    assertInstanceOf(Superseded.class, new CatalogState(restored).apply(activation(2, 1, "root")));
    byte[] broken = out.toByteArray();
    broken[0] = 9;
    assertThrows(IOException.class, () -> CatalogView.readFrom(new ByteArrayInputStream(broken)));
  }

  @Test
  void shouldSkipEntriesThatItCannotRead() {
    // given
    CatalogMachine machine = new CatalogMachine();

    // then
    for (byte[] entry :
        List.of(new byte[0], new byte[] {9, 1}, new byte[] {1, 9}, new byte[] {1, 1, 0})) {
      Object applied = machine.apply(1, ByteBuffer.wrap(entry));
      assertInstanceOf(CatalogApplied.Unreadable.class, applied);
    }
  }

  @Test
  void shouldReadBackEveryEntry() throws IOException {
    // given
    Activate activate = activation(3, 2, "abc");
    PutBlobs put = new PutBlobs(List.of(new byte[] {1, 2}, new byte[0]));

    // then
    assertEquals(activate, decoded(activate));
    assertEquals(2, ((PutBlobs) decoded(put)).blobs().size());
  }

  private static CatalogEntry decoded(CatalogEntry entry) throws IOException {
    return CatalogEntryCodec.decode(ByteBuffer.wrap(CatalogEntryCodec.encode(entry)));
  }

  private void activate(Map<ItemKey, ?> edits) {
    Edited edited = edit(edits);
    state.apply(new PutBlobs(edited.blobs().stream().map(Blob::bytes).toList()));
    long current = state.view().current();
    CatalogApplied applied = state.apply(activation(current + 1, current, edited.root()));
    assertInstanceOf(Activated.class, applied);
  }

  private Edited edit(Map<ItemKey, ?> edits) {
    TreeMap<ItemKey, Optional<CatalogItem>> all = new TreeMap<>();
    edits.forEach(
        (key, edit) ->
            all.put(
                key,
                edit instanceof CatalogItem item
                    ? Optional.of(item)
                    : ((Optional<?>) edit).map(CatalogItem.class::cast)));
    return new ChunkEditor(CatalogItems.current(state.view()), CHUNK).edit(all);
  }

  private static Map<ItemKey, CatalogItem> items(int count, String content) {
    Map<ItemKey, CatalogItem> items = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      ItemKey key = key("r" + i);
      items.put(key, item(key, 1, content));
    }
    return items;
  }

  private static Activate activation(long version, long parent, String root) {
    return new Activate(version, parent, root, 3, 1_000, "who", "what", "from", 1, 0);
  }

  private static ItemKey key(String id) {
    return new ItemKey(ItemKind.RULE, id);
  }

  private static CatalogItem item(ItemKey key, long version, String content) {
    return new CatalogItem(key, version, Origins.API, 1, 2, content);
  }
}
