package io.distric.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links of the documents to files of the repository and to headings. */
final class DocLinks {

  private static final Pattern LINK =
      Pattern.compile("(?<!\\\\)\\[[^\\]]*]\\(<?([^)\\s>]+)[^)]*\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("^[a-z][a-z0-9+.-]*:.*");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");

  private final Map<String, String> textByPath;
  private final Predicate<String> exists;

  /**
   * @param textByPath the documents
   * @param exists whether a path from the root of the repository leads to a file or folder
   */
  DocLinks(Map<String, String> textByPath, Predicate<String> exists) {
    this.textByPath = textByPath;
    this.exists = exists;
  }

  List<Finding> check() {
    List<Finding> findings = new ArrayList<>();
    textByPath.forEach((path, text) -> check(path, text, findings));
    return findings;
  }

  private void check(String path, String text, List<Finding> findings) {
    List<String> lines = withoutCode(text);
    for (int i = 0; i < lines.size(); i++) {
      Matcher link = LINK.matcher(lines.get(i));
      while (link.find()) {
        String target = link.group(1);
        if (!ELSEWHERE.matcher(target).matches() && !leadsSomewhere(path, target)) {
          findings.add(new Finding(path, i + 1, "the link to " + target + " leads nowhere"));
        }
      }
    }
  }

  private boolean leadsSomewhere(String from, String target) {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    String path = file.isEmpty() ? from : resolve(from, file);
    if (!exists.test(path)) {
      return false;
    }
    String document = textByPath.get(path);
    return hash < 0 || document == null || anchors(document).contains(target.substring(hash + 1));
  }

  private static String resolve(String from, String file) {
    return file.startsWith("/")
        ? file.substring(1)
        : Path.of(from).resolveSibling(file).normalize().toString();
  }

  /** The anchors of headings, as they are shown on the usual sites. */
  private static Set<String> anchors(String document) {
    Set<String> anchors = new HashSet<>();
    for (String line : withoutFences(document)) {
      if (line.matches("#{1,6} .*")) {
        String heading = line.replaceFirst("#+ +", "").toLowerCase(Locale.ROOT);
        String slug = heading.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-');
        String unique = slug;
        for (int n = 1; !anchors.add(unique); n++) {
          unique = slug + "-" + n;
        }
      }
    }
    return anchors;
  }

  private static List<String> withoutCode(String text) {
    return withoutFences(text).stream().map(line -> CODE.matcher(line).replaceAll("")).toList();
  }

  /** Blanks fenced code out, so that line numbers stay. */
  private static List<String> withoutFences(String text) {
    List<String> lines = new ArrayList<>();
    boolean inCode = false;
    for (String line : text.lines().toList()) {
      boolean fence = line.strip().startsWith("```");
      lines.add(inCode || fence ? "" : line);
      inCode ^= fence;
    }
    return lines;
  }
}
