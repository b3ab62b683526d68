package io.distric.membership.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws which share of the samples lies below a time, as SVG without script or font. */
public final class Chart {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 320;
  private static final int LEFT = 56;
  private static final int RIGHT = 20;
  private static final int TOP = 48;
  private static final int BOTTOM = 44;
  private static final int POINTS = 100;
  private static final List<String> COLORS =
      List.of("#1f5fbf", "#c2571a", "#3a7d44", "#7a3fa0", "#555555", "#b0243a");

  private final String title;
  private final List<String> names = new ArrayList<>();
  private final List<Samples> lines = new ArrayList<>();

  /** An empty chart. */
  public Chart(String title) {
    this.title = title;
  }

  /** Adds a line. */
  public Chart line(String name, Samples samples) {
    if (samples.count() > 0 && lines.size() < COLORS.size()) {
      names.add(name);
      lines.add(samples);
    }
    return this;
  }

  /** The whole file. */
  public String svg() {
    double max = lines.stream().mapToDouble(Samples::max).max().orElse(1);
    double step = step(max / 1000);
    double end = Math.max(step, Math.ceil(max / 1000 / step) * step);
    StringBuilder out = new StringBuilder(8192);
    out.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
            .formatted(WIDTH, HEIGHT));
    out.append("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n".formatted(WIDTH, HEIGHT));
    text(out, LEFT, 20, "start", "#222222", title);
    grid(out, end, step);
    for (int i = 0; i < lines.size(); i++) {
      line(out, lines.get(i), COLORS.get(i), end);
      text(out, LEFT + 8 + i * 150, TOP - 8, "start", COLORS.get(i), "— " + names.get(i));
    }
    return out.append("</svg>\n").toString();
  }

  private static void grid(StringBuilder out, double end, double step) {
    for (int percent = 0; percent <= 100; percent += 25) {
      double y = y(percent / 100.0);
      rule(out, LEFT, y, WIDTH - RIGHT, y);
      text(out, LEFT - 6, y + 4, "end", "#555555", percent + " %");
    }
    for (int i = 0; i * step <= end + step / 2; i++) {
      double x = x(i * step, end);
      rule(out, x, TOP, x, HEIGHT - BOTTOM);
      text(out, x, HEIGHT - BOTTOM + 16, "middle", "#555555", number(i * step));
    }
    text(out, WIDTH - RIGHT, HEIGHT - 8, "end", "#555555", "seconds");
  }

  private static void line(StringBuilder out, Samples samples, String color, double end) {
    out.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + color + "\" points=\"");
    out.append(point(x(0, end), y(0)));
    out.append(point(x(samples.quantile(0) / 1000.0, end), y(0)));
    for (int i = 1; i <= POINTS; i++) {
      double share = i / (double) POINTS;
      out.append(point(x(samples.quantile(share) / 1000.0, end), y(share)));
    }
    out.append(point(x(end, end), y(1))).append("\"/>\n");
  }

  private static void rule(StringBuilder out, double x1, double y1, double x2, double y2) {
    out.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#e2e2e2\"/>%n",
            x1,
            y1,
            x2,
            y2));
  }

  private static void text(
      StringBuilder out, double x, double y, String anchor, String color, String text) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;");
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            color,
            safe));
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
  }

  private static double x(double seconds, double end) {
    return LEFT + seconds / end * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double share) {
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  /** Five to ten marks, at numbers that one can read. */
  private static double step(double seconds) {
    double step = Math.pow(10, Math.floor(Math.log10(Math.max(seconds, 0.01))));
    double marks = seconds / step;
    if (marks < 2) {
      return step / 5;
    }
    return marks < 5 ? step / 2 : step;
  }

  private static String number(double seconds) {
    return String.format(Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f" : "%.2f", seconds);
  }
}
