package io.distric.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Limits on length, and the files that are allowed to exceed them for now. An allowance is the
 * present size: it has to be lowered when the file shrinks, and goes when it fits.
 *
 * @param allowed present size by what is measured, as {@code path lines} or {@code path method
 *     name}
 */
record Ratchet(Map<String, Long> allowed) {

  static final long FILE_LINES_MAX = 400;
  static final long METHOD_LINES_MAX = 60;

  private record Measured(String path, long line, String what, long size, long limit) {
    String key() {
      return path + " " + what;
    }
  }

  /** Reads lines of the form {@code path what size}; {@code #} starts a comment. */
  static Ratchet read(List<String> lines) {
    Map<String, Long> allowed = new LinkedHashMap<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int cut = line.lastIndexOf(' ');
        allowed.put(line.substring(0, cut), Long.parseLong(line.substring(cut + 1)));
      }
    }
    return new Ratchet(allowed);
  }

  List<Finding> check(List<JavaText> files) {
    List<Finding> findings = new ArrayList<>();
    Set<String> unmet = new LinkedHashSet<>(allowed.keySet());
    for (JavaText file : files) {
      for (Measured measured : measure(file)) {
        unmet.remove(measured.key());
        check(measured, findings);
      }
    }
    unmet.forEach(key -> findings.add(new Finding(key, 0, "is gone: remove it from the ratchet")));
    return findings;
  }

  private void check(Measured measured, List<Finding> findings) {
    Long allowance = allowed.get(measured.key());
    long max = allowance == null ? measured.limit : allowance;
    if (measured.size > max) {
      add(findings, measured, "has " + measured.size + " lines, " + max + " are allowed: split it");
    } else if (allowance != null && measured.size <= measured.limit) {
      add(findings, measured, "fits now: remove it from the ratchet");
    } else if (measured.size < max && allowance != null) {
      add(findings, measured, "has shrunk: lower its ratchet to " + measured.size);
    }
  }

  private static List<Measured> measure(JavaText file) {
    Map<String, Measured> byKey = new LinkedHashMap<>();
    add(byKey, new Measured(file.path(), 1, "lines", file.lines(), FILE_LINES_MAX));
    for (JavaText.Method method : file.methods()) {
      String what = "method " + method.name();
      long size = method.lines();
      add(byKey, new Measured(file.path(), method.line(), what, size, METHOD_LINES_MAX));
    }
    return List.copyOf(byKey.values());
  }

  /** Of methods of one name, the longest counts. */
  private static void add(Map<String, Measured> byKey, Measured measured) {
    byKey.merge(measured.key(), measured, (a, b) -> a.size >= b.size ? a : b);
  }

  private static void add(List<Finding> findings, Measured measured, String problem) {
    findings.add(new Finding(measured.path, measured.line, measured.what + " " + problem));
  }
}
