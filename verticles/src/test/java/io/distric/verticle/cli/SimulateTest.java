package io.distric.verticle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SimulateTest {

  private static final String CRASH = "simulate --members 30 --loss 5% --scenario crash";

  private final Console console = new Console();

  @Test
  void shouldCompareProtocolsInATable() {
    assertEquals(0, console.run(CRASH + " --protocol distric,memberlist"), console.err());
    assertTrue(console.out().contains("DISTRIC"), console.out());
    assertTrue(console.out().contains("MEMBERLIST"), console.out());
    assertTrue(console.out().contains("detection p99"), console.out());
  }

  @Test
  void shouldPrintTheSameForTheSameSeed() {
    assertEquals(0, console.run(CRASH + " --seed 7 -o json"), console.err());
    String first = console.out();
    assertTrue(first.contains("\"detection_p99_ms\":"), first);
    Console again = new Console();
    assertEquals(0, again.run(CRASH + " --seed 7 -o json"));
    assertEquals(first, again.out());
  }

  @Test
  void shouldDrawWhenMembersKnew() {
    assertEquals(0, console.run(CRASH + " -o svg"), console.err());
    assertTrue(console.out().startsWith("<svg"), console.out());
  }

  @Test
  void shouldRefuseWhatCannotBeSimulated() {
    assertEquals(2, console.run("simulate --members 3"));
    assertEquals(2, console.run("simulate --scenario flood"));
    assertEquals(2, console.run("simulate --loss much"));
    assertEquals(2, console.run("simulate --delay soon"));
    assertEquals(2, console.run("simulate --for long"));
  }
}
