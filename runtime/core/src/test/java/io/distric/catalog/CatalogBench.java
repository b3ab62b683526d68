package io.distric.catalog;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.catalog.CatalogOutcome.Done;
import io.distric.catalog.CatalogOutcome.Refused;
import io.distric.config.CatalogConfig;
import io.distric.config.ConfigLoader;
import io.distric.dsl.source.SourceText;
import io.distric.protocol.LiveEvent;
import io.distric.protocol.Problem;
import io.distric.task.api.TaskPlugin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A catalog over a log in memory. */
final class CatalogBench implements AutoCloseable {

  /** Long enough for the largest catalogs on the slowest machines. */
  private static final int DEADLINE = Integer.getInteger("distric.deadline", 60);

  static final Author AUTHOR = new Author("test", "127.0.0.1");

  final AtomicLong now = new AtomicLong(1_000);
  final List<LiveEvent> news = new CopyOnWriteArrayList<>();
  final Map<String, TaskPlugin> plugins = new HashMap<>();
  final CatalogConfig config;
  final CatalogLanguage language;
  final CatalogMachine machine = new CatalogMachine();
  final FakeGroup group = new FakeGroup(machine);
  final CatalogService service;

  CatalogBench(CatalogLanguage language, Map<String, String> settings) {
    this.config = ConfigLoader.with(settings).catalog();
    this.language = language;
    this.service = service(machine, group, language);
    machine.leading(true, 1);
  }

  CatalogBench(CatalogLanguage language) {
    this(language, Map.of());
  }

  CatalogService service(CatalogMachine over, FakeGroup log, CatalogLanguage with) {
    return new CatalogService(
        over,
        log,
        plugins::get,
        config,
        () -> Instant.ofEpochMilli(now.get()),
        news::add,
        new SimpleMeterRegistry(),
        with);
  }

  CatalogOutcome apply(CatalogChange change) {
    return apply(change, false);
  }

  CatalogOutcome apply(CatalogChange change, boolean dryRun) {
    try {
      return service.apply(change, AUTHOR, dryRun).get(600, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  Done done(CatalogChange change) {
    return assertInstanceOf(Done.class, apply(change));
  }

  Problem refused(CatalogChange change) {
    return assertInstanceOf(Refused.class, apply(change)).problem();
  }

  static CatalogChange put(String id, String text) {
    return new CatalogChange.Put(rule(id), source("body.yaml", text), false, OptionalLong.empty());
  }

  static CatalogChange bundle(String text) {
    return new CatalogChange.Bundle(
        List.of(source("bundle.yaml", text)), false, OptionalLong.empty());
  }

  static CatalogChange folder(String... texts) {
    List<SourceText> sources = new java.util.ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      sources.add(source("f" + i + ".yaml", texts[i]));
    }
    return new CatalogChange.Folder("rules", sources);
  }

  static CatalogChange delete(ItemKey key) {
    return new CatalogChange.Delete(key, OptionalLong.empty());
  }

  static SourceText source(String name, String text) {
    return new SourceText(name, text);
  }

  static ItemKey rule(String id) {
    return new ItemKey(ItemKind.RULE, id);
  }

  static ItemKey workflow(String id) {
    return new ItemKey(ItemKind.WORKFLOW, id);
  }

  @Nullable CatalogItem find(ItemKey key) {
    return service.queries().find(key).orElse(null);
  }

  long version() {
    return service.reference().get().version();
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "waited in vain");
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
