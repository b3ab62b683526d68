package io.distric.verticle.admin;

import io.distric.protocol.InstanceRecord;
import io.distric.workflow.InstanceQueries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Instances in memory; the cursor is the number of those before it. */
final class FakeQueries implements InstanceQueries {

  final List<InstanceRecord> instances = new CopyOnWriteArrayList<>();

  @Override
  public Optional<InstanceRecord> find(UUID instance) {
    return instances.stream().filter(candidate -> candidate.id().equals(instance)).findFirst();
  }

  @Override
  public Page list(Predicate<InstanceRecord> filter, String cursor, int limit) {
    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    List<InstanceRecord> passing = instances.stream().filter(filter).toList();
    int to = Math.min(passing.size(), from + limit);
    return new Page(
        passing.subList(Math.min(from, to), to), to < passing.size() ? Integer.toString(to) : "");
  }
}
