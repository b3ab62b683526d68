package io.distric.verticle.admin;

import io.distric.protocol.InstanceJson;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.InstanceRecord.TaskRecord;
import io.distric.protocol.JsonText;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.Status;
import io.distric.workflow.InstanceQueries;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Instances and tasks, for reading. */
final class WorkRoutes {

  private static final Set<Status> TASK_STATUSES =
      Collections.unmodifiableSet(EnumSet.allOf(Status.class));
  private static final Set<Status> INSTANCE_STATUSES =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Status.SKIPPED)));

  private final InstanceQueries queries;
  private final BlockingReads reads;

  WorkRoutes(InstanceQueries queries, BlockingReads reads) {
    this.queries = queries;
    this.reads = reads;
  }

  void mount(Router router) {
    router.get("/api/v1/instances").handler(this::listInstances);
    router.get("/api/v1/instances/:id").handler(this::instance);
    router.get("/api/v1/tasks").handler(this::listTasks);
    router.get("/api/v1/tasks/:id").handler(this::task);
  }

  private void instance(RoutingContext context) {
    UUID id = Ids.parse(Objects.requireNonNull(context.pathParam("id")));
    reads.run(context, () -> instance(id), text -> Answers.json(context, 200, text));
  }

  private JsonText instance(UUID id) throws IOException {
    InstanceRecord instance =
        queries
            .find(id)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ProblemCode.INSTANCE_NOT_FOUND.problem("no instance has the id " + id)));
    JsonText out = new JsonText(1024);
    InstanceJson.write(out, instance);
    return out;
  }

  private void task(RoutingContext context) {
    UUID id = Ids.parse(Objects.requireNonNull(context.pathParam("id")));
    reads.run(context, () -> task(id), text -> Answers.json(context, 200, text));
  }

  private JsonText task(UUID id) throws IOException {
    UUID instance = Ids.instanceOf(id);
    Optional<TaskRecord> task =
        queries.find(instance).stream()
            .flatMap(found -> found.tasks().stream())
            .filter(candidate -> candidate.id().equals(id))
            .findFirst();
    JsonText out = new JsonText(512);
    InstanceJson.write(
        out,
        instance,
        task.orElseThrow(
            () ->
                new RefusedException(
                    ProblemCode.TASK_NOT_FOUND.problem("no task has the id " + id))));
    return out;
  }

  private void listInstances(RoutingContext context) {
    PageRequest page = PageRequest.of(context.request(), INSTANCE_STATUSES);
    reads.run(context, () -> instances(page), text -> Answers.json(context, 200, text));
  }

  private JsonText instances(PageRequest request) throws IOException {
    Predicate<InstanceRecord> filter =
        instance ->
            request.statuses().contains(instance.status())
                && (request.workflow() == null || request.workflow().equals(instance.workflow()));
    InstanceQueries.Page page = page(filter, request.cursor(), request.limit());
    JsonText out = new JsonText(4096);
    out.object().name("instances").list();
    page.instances().forEach(instance -> InstanceJson.write(out, instance));
    out.endList().name("next").text(page.next().isEmpty() ? null : page.next());
    return out.endObject();
  }

  private void listTasks(RoutingContext context) {
    PageRequest page = PageRequest.of(context.request(), TASK_STATUSES);
    reads.run(context, () -> tasks(page), text -> Answers.json(context, 200, text));
  }

  private JsonText tasks(PageRequest request) throws IOException {
    TaskPage tasks = TaskPage.of(request);
    InstanceQueries.Page page = page(tasks::wants, tasks.cursor(), request.limit());
    JsonText out = new JsonText(4096);
    out.object().name("tasks").list();
    String next = tasks.write(out, page);
    out.endList().name("next").text(next.isEmpty() ? null : next);
    return out.endObject();
  }

  private InstanceQueries.Page page(Predicate<InstanceRecord> filter, String cursor, int limit)
      throws IOException {
    try {
      return queries.list(filter, cursor, limit);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          ProblemCode.BAD_PAGE.at("'" + cursor + "' is no cursor of this list", "cursor"));
    }
  }
}
