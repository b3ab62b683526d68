package io.distric.peers;

import io.distric.peers.Condition.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.QueryTree;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.jspecify.annotations.Nullable;

/**
 * Conditions in Lucene's words. A field of a message is a term of {@link #PRESENT}, and, by the
 * type of its value, a term of the field, a point, or a term of the field for booleans. All but
 * regular expressions can be said exactly: Lucene's are another language, so of such a test it is
 * asked whether the field is there, and what is found is to be verified.
 */
final class LuceneQueries {

  /** Its terms are the fields that a message has. */
  static final String PRESENT = "#present";

  private static final String NUMBER = "#number";
  private static final String BOOLEAN = "#boolean";

  /** That a field is there says little: any other term of a rule is better to search by. */
  private static final double PRESENCE_WEIGHT = 0.01;

  /** How telling a term is, when the presearcher has the choice. */
  static final TermWeightor WEIGHTS =
      TermWeightor.combine(
          TermWeightor.DEFAULT, TermWeightor.fieldWeightor(PRESENCE_WEIGHT, PRESENT));

  private final Set<String> presences = new HashSet<>();

  static String numberField(String field) {
    return field + NUMBER;
  }

  static String booleanField(String field) {
    return field + BOOLEAN;
  }

  /** A number as it is compared: Lucene holds -0.0 to be less than 0.0. */
  static double number(double value) {
    return value + 0.0;
  }

  /** Whether somebody asks if the field is there. */
  boolean asksPresence(String field) {
    return presences.contains(field);
  }

  /** Whether what the query of the condition finds is all that the condition holds for. */
  static boolean isExact(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) -> parts.stream().allMatch(LuceneQueries::isExact);
      case Condition.Any(List<Condition> parts) -> parts.stream().allMatch(LuceneQueries::isExact);
      case Condition.Test test -> test.kind() != Kind.MATCHES;
    };
  }

  /** A query that finds every message which the condition holds for. */
  Query of(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) -> joined(parts, this::of, Occur.FILTER);
      case Condition.Any(List<Condition> parts) -> joined(parts, this::of, Occur.SHOULD);
      case Condition.Test test -> {
        if (test.kind() == Kind.MATCHES) {
          yield present(test.field());
        }
        Query holds = holds(test);
        yield test.negated()
            ? new BooleanQuery.Builder()
                .add(present(test.field()), Occur.FILTER)
                .add(holds, Occur.MUST_NOT)
                .build()
            : holds;
      }
    };
  }

  private static <T> Query joined(List<T> parts, Function<T, Query> query, Occur occur) {
    BooleanQuery.Builder joined = new BooleanQuery.Builder();
    parts.forEach(part -> joined.add(query.apply(part), occur));
    return joined.build();
  }

  private Query present(String field) {
    presences.add(field);
    return new TermQuery(new Term(PRESENT, field));
  }

  private Query holds(Condition.Test test) {
    return switch (test.kind()) {
      case EQUAL -> equal(test.field(), test.value());
      case IN -> joined(test.values(), value -> equal(test.field(), value), Occur.SHOULD);
      case LESS -> range(test, Double.NEGATIVE_INFINITY, Math.nextDown(first(test)));
      case LESS_OR_EQUAL -> range(test, Double.NEGATIVE_INFINITY, first(test));
      case GREATER -> range(test, Math.nextUp(first(test)), Double.POSITIVE_INFINITY);
      case GREATER_OR_EQUAL -> range(test, first(test), Double.POSITIVE_INFINITY);
      case BETWEEN -> range(test, first(test), number((Double) test.values().getLast()));
      case STARTS_WITH -> {
        presences.add(test.field());
        yield new PrefixQuery(new Term(test.field(), (String) test.value()));
      }
      case ENDS_WITH -> wildcard(test, "*" + escaped(test));
      case CONTAINS -> wildcard(test, "*" + escaped(test) + "*");
      case MATCHES -> throw new IllegalArgumentException("not Lucene's: " + test.value());
    };
  }

  private static Query equal(String field, Object value) {
    return switch (value) {
      case Double number -> DoublePoint.newExactQuery(numberField(field), number(number));
      case Boolean truth -> new TermQuery(new Term(booleanField(field), truth.toString()));
      default -> new TermQuery(new Term(field, (String) value));
    };
  }

  private static double first(Condition.Test test) {
    return number((Double) test.value());
  }

  private Query range(Condition.Test test, double low, double high) {
    presences.add(test.field());
    return DoublePoint.newRangeQuery(numberField(test.field()), low, high);
  }

  private Query wildcard(Condition.Test test, String pattern) {
    presences.add(test.field());
    return new WildcardQuery(new Term(test.field(), pattern));
  }

  private static String escaped(Condition.Test test) {
    return ((String) test.value()).replaceAll("([\\\\*?])", "\\\\$1");
  }

  /**
   * What the presearcher looks for where a query has no terms: the field that it reads. Without
   * this each rule that begins with a range would be tried on every message.
   */
  static @Nullable QueryTree presence(Query query, TermWeightor weights) {
    return switch (query) {
      case PointRangeQuery range when range.getField().endsWith(NUMBER) -> {
        String field = range.getField();
        yield present(field.substring(0, field.length() - NUMBER.length()), weights);
      }
      case MultiTermQuery texts -> present(texts.getField(), weights);
      default -> null;
    };
  }

  private static QueryTree present(String field, TermWeightor weights) {
    return QueryTree.term(new Term(PRESENT, field), weights);
  }
}
