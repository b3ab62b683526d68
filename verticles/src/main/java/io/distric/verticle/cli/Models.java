package io.distric.verticle.cli;

import io.distric.dsl.ast.Model;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Models of several files as one. */
final class Models {

  private Models() {}

  static Model join(List<Model> models) {
    return new Model(
        all(models, Model::schemas),
        all(models, Model::constants),
        all(models, Model::lists),
        all(models, Model::rules),
        all(models, Model::workflows));
  }

  private static <T> List<T> all(List<Model> models, Function<Model, List<T>> part) {
    return models.stream().map(part).flatMap(Collection::stream).toList();
  }
}
