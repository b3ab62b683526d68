package io.distric.workflow;

import static io.distric.workflow.FlowSketch.flow;
import static io.distric.workflow.TaskSketch.path;
import static io.distric.workflow.TaskSketch.task;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.protocol.Command;
import io.distric.protocol.DamagedBytesException;
import io.distric.protocol.EngineLimits;
import io.distric.protocol.Entry;
import io.distric.protocol.EntryCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SnapshotTest {

  /** Behind the length of the first block, the magic number and the format. */
  private static final int LEVEL_AT = Integer.BYTES + Long.BYTES + 1;

  private final EngineRig rig =
      new EngineRig(
          flow(
                  "f",
                  task("a").undo("u").retry(3, 1000, 500).timeout(5000),
                  task("b").after("a").param("m", path("message.id")).priority(9))
              .deadline(60_000)
              .onFailure(true, task("alert")),
          flow("unused", task("x")));

  @Test
  void shouldGiveBackTheState() {
    // given
    fill();

    // when
    PartitionEngine restored = rig.restored();

    // then
    assertArrayEquals(EngineRig.snapshot(rig.engine), EngineRig.snapshot(restored));
    assertEquals(rig.engine.gauges(), restored.gauges());
    assertTrue(restored.hasDefinition("unused", 1));
  }

  @Test
  void shouldGoOnAsIfNothingHadHappened() {
    // given
    fill();
    PartitionEngine restored = rig.restored();

    // when
    for (int i = 0; i < 50; i++) {
      Applied here = rig.advance(1000);
      Applied there =
          restored.apply(rig.log.size(), EntryCodec.decode(ByteBuffer.wrap(rig.log.getLast())));

      // then
      assertEquals(EngineRig.events(here), EngineRig.events(there));
      assertEquals(EngineRig.steps(here), EngineRig.steps(there));
    }
    assertEquals(rig.engine.gauges(), restored.gauges());
    assertArrayEquals(EngineRig.snapshot(rig.engine), EngineRig.snapshot(restored));
  }

  @Test
  void shouldNotSeeInAViewWhatHappensLater() {
    // given
    fill();
    StateView view = rig.engine.view();
    byte[] before = EngineRig.snapshot(rig.engine);

    // when
    rig.advance(100_000);
    fill();

    // then
    ByteArrayOutputStream later = new ByteArrayOutputStream();
    try {
      view.writeTo(later);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertArrayEquals(before, later.toByteArray());
  }

  @Test
  void shouldGiveTheSameViewWhileNothingHappens() {
    // given
    fill();

    // when
    StateView view = rig.engine.view();

    // then
    assertSame(view, rig.engine.view());
  }

  @Test
  void shouldRefuseADamagedSnapshotAndKeepTheState() {
    // given
    fill();
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("SnapshotTest seed " + seed);
    Random random = new Random(seed);
    byte[] good = EngineRig.snapshot(rig.engine);
    EngineGauges before = rig.engine.gauges();

    // when, then
    for (int round = 0; round < 2000; round++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length));
      assertThrows(
          DamagedBytesException.class, () -> rig.engine.restore(new ByteArrayInputStream(bad)));
      byte[] flipped = good.clone();
      flipped[random.nextInt(good.length)] ^= (byte) (1 + random.nextInt(255));
      restoreOrRefuse(flipped);
    }
    assertEquals(before, rig.engine.gauges());
  }

  @Test
  void shouldDropIdleDefinitionsBeyondTheLimit() {
    // given
    fill();
    EngineLimits limits = new EngineLimits(7000, 5, 1, 10, 1000, 1000, 0, 10);

    // when
    rig.apply(new Command.Configure(limits));

    // then
    assertTrue(!rig.engine.hasDefinition("unused", 1));
    assertTrue(rig.engine.hasDefinition("f", 1));
    assertEquals(1, rig.engine.gauges().definitions());
  }

  @Test
  void shouldRaiseTheLevelAndNeverLowerIt() {
    // given
    rig.engine = new PartitionEngine(0, rig.language());
    int before = rig.engine.gauges().level();

    // when
    Applied raised = rig.apply(new Command.RaiseLevel(PartitionEngine.LEVEL_MAX));
    Applied lower = rig.apply(new Command.RaiseLevel(1));

    // then
    assertEquals(List.of(Outcome.Done.DONE), raised.outcomes());
    assertEquals(List.of(Outcome.Done.DONE), lower.outcomes());
    assertEquals(1, before);
    assertEquals(PartitionEngine.LEVEL_MAX, rig.engine.gauges().level());
  }

  /** To skip it would be to decide the rest of the log by other rules than those who wrote it. */
  @Test
  void shouldNotGoOnBehindALevelThatItDoesNotKnow() {
    // given
    fill();
    byte[] before = EngineRig.snapshot(rig.engine);
    int level = PartitionEngine.LEVEL_MAX + 1;

    // when
    UnknownLevelException unknown =
        assertThrows(
            UnknownLevelException.class,
            () -> rig.apply(new Command.Advance(), new Command.RaiseLevel(level)));

    // then
    assertTrue(unknown.getMessage().contains("run a release that knows level " + level));
    assertArrayEquals(before, EngineRig.snapshot(rig.engine));
  }

  @Test
  void shouldSayWhichReleaseReadsASnapshotOfALevelThatItDoesNotKnow() {
    // given
    int level = PartitionEngine.LEVEL_MAX + 1;
    byte[] snapshot = EngineRig.snapshot(rig.engine);
    snapshot[LEVEL_AT] = (byte) level;

    // when
    DamagedBytesException unknown =
        assertThrows(
            DamagedBytesException.class,
            () -> rig.engine.restore(new ByteArrayInputStream(snapshot)));

    // then
    assertTrue(
        unknown.getMessage().contains("run a release that knows level " + level),
        unknown::getMessage);
  }

  private void restoreOrRefuse(byte[] bytes) {
    try {
      rig.newEngine().restore(new ByteArrayInputStream(bytes));
    } catch (DamagedBytesException _) {
      // The only exception that damage may bring about.
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Instances in many stages. */
  private void fill() {
    rig.tickets = List.of(new Entry.Ticket("w1", "s1", List.of(), 5));
    for (int i = 0; i < 20; i++) {
      Applied started = rig.start("f", "{\"i\":" + i + "}");
      if (started.assignments().isEmpty()) {
        continue;
      }
      switch (i % 4) {
        case 0 -> rig.complete(started.assignments().getFirst(), "{\"r\":1}");
        case 1 -> rig.fail(started.assignments().getFirst(), "broken", false);
        case 2 -> rig.fail(started.assignments().getFirst(), "broken", true);
        default -> {}
      }
      rig.tickets = i < 12 ? rig.tickets : List.of();
    }
  }
}
