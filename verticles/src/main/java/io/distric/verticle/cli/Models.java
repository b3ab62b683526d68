package io.distric.verticle.cli;

import io.distric.dsl.ast.Model;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Models of several files as one. */
final class Models {

  private Models() {}

  static Model join(List<Model> models) {
    return Model.EMPTY
        .withSchemas(all(models, Model::schemas))
        .withConstants(all(models, Model::constants))
        .withLists(all(models, Model::lists))
        .withTables(all(models, Model::tables))
        .withMacros(all(models, Model::macros))
        .withRules(all(models, Model::rules))
        .withChains(all(models, Model::chains))
        .withWorkflows(all(models, Model::workflows))
        .withSchedules(all(models, Model::schedules))
        .withTests(all(models, Model::tests));
  }

  private static <T> List<T> all(List<Model> models, Function<Model, List<T>> part) {
    return models.stream().map(part).flatMap(Collection::stream).toList();
  }
}
