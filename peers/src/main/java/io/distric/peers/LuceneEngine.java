package io.distric.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.IndexSearcher;

/**
 * Lucene Monitor, the library under percolators: the rules are queries in an index, a message is a
 * document that searches for those which could match it, and each of them is then run on it. Rules
 * with regular expressions are verified.
 */
final class LuceneEngine implements Engine {

  /**
   * From how many rules on a rule is looked for by two of its terms. With 1 000 payment rules one
   * costs half as much; with 10 000 two cost two thirds.
   */
  private static final int MANY_RULES = 5_000;

  /** Of terms that are worth a second search: that a field is there is not. */
  private static final float LEAST_WEIGHT = 1;

  private final LuceneQueries queries = new LuceneQueries();
  private final Monitor monitor;
  private final Set<String> fields = new HashSet<>();

  /** By place; nothing for rules that Lucene knows all of. */
  private final List<Predicate<Map<String, Object>>> verified = new ArrayList<>();

  private final Places places = new Places();

  /**
   * An engine without rules.
   *
   * @param size how many there will be
   */
  LuceneEngine(int size) throws IOException {
    // Queries are run on one document, once: there is nothing to gain by a cache of what they find.
    IndexSearcher.setDefaultQueryCache(null);
    monitor =
        new Monitor(
            new StandardAnalyzer(),
            new MultipassTermFilteredPresearcher(
                size < MANY_RULES ? 1 : 2,
                LEAST_WEIGHT,
                LuceneQueries.WEIGHTS,
                List.of(LuceneQueries::presence),
                Set.of()));
  }

  @Override
  public void load(List<PeerRule> rules) throws IOException {
    List<MonitorQuery> all = new ArrayList<>();
    for (PeerRule rule : rules) {
      rule.condition().fields(fields);
      all.add(new MonitorQuery(rule.name(), queries.of(rule.condition())));
      verified.add(
          LuceneQueries.isExact(rule.condition())
              ? _ -> true
              : NaiveEngine.predicate(rule.condition()));
    }
    monitor.register(all);
  }

  @Override
  public int[] match(byte[] json) throws IOException {
    Map<String, Object> message = FlatMessage.read(json);
    MatchingQueries<QueryMatch> found = monitor.match(document(message), QueryMatch.SIMPLE_MATCHER);
    if (!found.getErrors().isEmpty()) {
      throw new IOException(found.getErrors().values().iterator().next());
    }
    places.clear();
    for (QueryMatch match : found.getMatches()) {
      int place = Integer.parseInt(match.getQueryId());
      if (verified.get(place).test(message)) {
        places.add(place);
      }
    }
    return places.sorted();
  }

  /** The fields of a message that rules ask for. */
  private Document document(Map<String, Object> message) {
    Document document = new Document();
    message.forEach(
        (field, value) -> {
          if (fields.contains(field)) {
            document.add(valued(field, value));
            if (queries.asksPresence(field)) {
              document.add(new StringField(LuceneQueries.PRESENT, field, Field.Store.NO));
            }
          }
        });
    return document;
  }

  private static Field valued(String field, Object value) {
    return switch (value) {
      case Double number ->
          new DoublePoint(LuceneQueries.numberField(field), LuceneQueries.number(number));
      case Boolean truth ->
          new StringField(LuceneQueries.booleanField(field), truth.toString(), Field.Store.NO);
      default -> new StringField(field, (String) value, Field.Store.NO);
    };
  }

  @Override
  public void close() throws IOException {
    monitor.close();
  }
}
