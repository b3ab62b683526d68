package io.distric.verticle.admin;

import io.distric.protocol.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the subscriptions that an event may concern, without asking each. Confined to one event
 * loop.
 */
final class Interests {

  private final List<Subscription> all = new ArrayList<>();
  private final Map<String, List<Subscription>> byMessage = new HashMap<>();
  private final Map<String, List<Subscription>> byWorkflow = new HashMap<>();
  private final Map<UUID, List<Subscription>> byInstance = new HashMap<>();
  private final Set<Subscription> everyone = new LinkedHashSet<>();

  boolean isEmpty() {
    return everyone.isEmpty();
  }

  void add(Subscription subscription) {
    everyone.add(subscription);
    StreamFilter filter = subscription.filter();
    if (filter.instance() != null) {
      add(byInstance, filter.instance(), subscription);
    } else if (filter.messageId() != null) {
      add(byMessage, filter.messageId(), subscription);
    } else if (filter.workflow() != null) {
      add(byWorkflow, filter.workflow(), subscription);
    } else {
      all.add(subscription);
    }
  }

  void remove(Subscription subscription) {
    everyone.remove(subscription);
    StreamFilter filter = subscription.filter();
    if (filter.instance() != null) {
      remove(byInstance, filter.instance(), subscription);
    } else if (filter.messageId() != null) {
      remove(byMessage, filter.messageId(), subscription);
    } else if (filter.workflow() != null) {
      remove(byWorkflow, filter.workflow(), subscription);
    } else {
      all.remove(subscription);
    }
  }

  /** All, in the order in which they came. */
  List<Subscription> everyone() {
    return List.copyOf(everyone);
  }

  /** Those that get events as they happen. */
  List<Subscription> live() {
    return everyone.stream().filter(Subscription::live).toList();
  }

  /** Subscriptions without a filter. */
  List<Subscription> unfiltered() {
    return all;
  }

  void forEach(Event event, Consumer<Subscription> action) {
    all.forEach(action);
    visit(byMessage, event.messageId(), action);
    visit(byInstance, event.instance(), action);
    visit(byWorkflow, StreamFilter.workflowOf(event), action);
  }

  private static <K> void visit(
      Map<K, List<Subscription>> index, @Nullable K key, Consumer<Subscription> action) {
    if (key == null || index.isEmpty()) {
      return;
    }
    List<Subscription> found = index.get(key);
    if (found != null) {
      found.forEach(action);
    }
  }

  private static <K> void add(Map<K, List<Subscription>> index, K key, Subscription subscription) {
    index.computeIfAbsent(key, k -> new ArrayList<>()).add(subscription);
  }

  private static <K> void remove(
      Map<K, List<Subscription>> index, K key, Subscription subscription) {
    index.computeIfPresent(
        key,
        (k, subscriptions) -> {
          subscriptions.remove(subscription);
          return subscriptions.isEmpty() ? null : subscriptions;
        });
  }
}
