package io.distric.verticle.admin;

import io.distric.config.NodeConfig;
import io.distric.protocol.ClusterStatus;
import io.distric.storage.EventJournal;
import io.distric.telemetry.Health;
import io.distric.workflow.InstanceQueries;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the doors of a node read from. Everything in it is thread-safe.
 *
 * @param config of the node
 * @param admitted whether a request brings a key that the node knows
 * @param queries open and finished instances
 * @param journals the event journal of each partition, in order
 * @param logEnds last index of a partition's log, if this node leads it and has applied it; {@link
 *     Long#MAX_VALUE} while that is not known. Answers at once
 * @param cluster the cluster as this node sees it; answers at once
 * @param health what has to work
 * @param registry of all meters
 * @param catalog mounts the catalog's routes
 */
public record AdminParts(
    NodeConfig config,
    Predicate<HttpServerRequest> admitted,
    InstanceQueries queries,
    List<EventJournal> journals,
    IntToLongFunction logEnds,
    Supplier<ClusterStatus> cluster,
    Health health,
    PrometheusMeterRegistry registry,
    Consumer<Router> catalog) {

  /** Copies the list. */
  public AdminParts {
    journals = List.copyOf(journals);
  }
}
