package io.distric.peers;

import io.distric.dsl.ast.Model;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** This engine, as a node runs it. */
final class DistricEngine implements Engine {

  private final Matcher matcher;
  private final MessageView view;
  private final Matches matches;
  private final Map<String, Integer> places = new HashMap<>();

  DistricEngine(Model model) {
    matcher = new MatcherCompiler(DecoderLimits.STANDARD).compile(model, 1);
    view = matcher.newView();
    matches = matcher.newMatches();
  }

  @Override
  public void load(List<PeerRule> rules) {
    rules.forEach(rule -> places.put(rule.id(), rule.place()));
  }

  @Override
  public int[] match(byte[] json) throws Exception {
    view.readJson(json, 0, json.length, 0, null);
    matcher.match(view, matches);
    int[] found = new int[matches.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = places.getOrDefault(matches.ruleId(i), -1);
    }
    return found;
  }
}
