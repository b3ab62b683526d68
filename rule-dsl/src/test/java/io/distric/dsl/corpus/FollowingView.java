package io.distric.dsl.corpus;

import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The messages of a corpus, matched by the matcher in force. Confined to one thread. */
final class FollowingView {

  private final EditedCatalog catalog;
  private final List<byte[]> messages;
  private Matcher matcher;
  private MessageView view;
  private Matches matches;

  FollowingView(EditedCatalog catalog, Corpus corpus) {
    this.catalog = catalog;
    this.messages =
        corpus.messages().stream()
            .map(message -> Corpus.json(message).getBytes(StandardCharsets.UTF_8))
            .toList();
    this.matcher = catalog.matcher();
    this.view = matcher.newView();
    this.matches = matcher.newMatches();
  }

  /** Goes over to the matcher in force, as a node does between two batches. */
  @SuppressWarnings("ReferenceEquality") // another matcher of the same version is another one
  void follow() {
    Matcher now = catalog.matcher();
    if (now != matcher) {
      matcher = now;
      view = now.newView(view);
      matches = now.newMatches();
    }
  }

  /** Of the matcher that is followed. */
  long version() {
    return matcher.catalogVersion();
  }

  /** Decodes a message of the corpus and matches it. */
  long verdict(int message) throws MalformedMessage {
    byte[] bytes = messages.get(message);
    view.readJson(bytes, 0, bytes.length, 0, null);
    matcher.match(view, matches);
    return Verdicts.of(matches);
  }
}
