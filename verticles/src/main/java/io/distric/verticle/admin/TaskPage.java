package io.distric.verticle.admin;

import io.distric.protocol.InstanceJson;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.InstanceRecord.TaskRecord;
import io.distric.protocol.JsonText;
import io.distric.protocol.ProblemCode;
import io.distric.workflow.InstanceQueries;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A page of tasks, cut out of a page of instances. Where the limit falls into the middle of that
 * page, the next one reads the same instances again and goes on behind the last task shown.
 *
 * @param request what is asked for
 * @param cursor of the page of instances
 * @param instance the last one of which tasks were shown, or empty
 * @param shown how many of its tasks were shown
 */
record TaskPage(PageRequest request, String cursor, String instance, int shown) {

  static TaskPage of(PageRequest request) {
    if (request.cursor().isEmpty()) {
      return new TaskPage(request, "", "", 0);
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(request.cursor());
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", -1);
      if (parts.length == 3) {
        return new TaskPage(request, parts[0], parts[1], Integer.parseInt(parts[2]));
      }
    } catch (IllegalArgumentException e) {
      // Answered below, like a cursor of another form.
    }
    throw new RefusedException(
        ProblemCode.BAD_PAGE.at("'" + request.cursor() + "' is no cursor of this list", "cursor"));
  }

  boolean wants(InstanceRecord instance) {
    if (request.workflow() != null && !request.workflow().equals(instance.workflow())) {
      return false;
    }
    return instance.tasks().stream().anyMatch(task -> request.statuses().contains(task.status()));
  }

  /** Writes the tasks of a page of instances; returns the cursor of the rest, or nothing. */
  String write(JsonText out, InstanceQueries.Page page) {
    int left = request.limit();
    for (InstanceRecord instance : behind(page.instances())) {
      List<TaskRecord> wanted = wanted(instance);
      int from = instance.id().toString().equals(this.instance) ? shown : 0;
      int count = Math.clamp(wanted.size() - (long) from, 0, left);
      for (int i = 0; i < count; i++) {
        InstanceJson.write(out, instance.id(), wanted.get(from + i));
      }
      left -= count;
      if (from + count < wanted.size()) {
        return spell(cursor, instance.id().toString(), from + count);
      }
    }
    return page.next().isEmpty() ? "" : spell(page.next(), "", 0);
  }

  private List<TaskRecord> wanted(InstanceRecord instance) {
    return instance.tasks().stream()
        .filter(task -> request.statuses().contains(task.status()))
        .toList();
  }

  private List<InstanceRecord> behind(List<InstanceRecord> instances) {
    for (int i = 0; i < instances.size(); i++) {
      if (instances.get(i).id().toString().equals(instance)) {
        return instances.subList(i, instances.size());
      }
    }
    return instances;
  }

  private static String spell(String cursor, String instance, int shown) {
    byte[] bytes = (cursor + " " + instance + " " + shown).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
