package byway.fronts.web.theme;

import java.util.Arrays;
import java.util.Locale;

/** A colour of sRGB, with contrast as the accessibility guidelines reckon it (WCAG 2.2, 1.4.3). */
record Colour(int red, int green, int blue) {
  static final Colour WHITE = new Colour(255, 255, 255);
  static final Colour BLACK = new Colour(0, 0, 0);
  private static final int STEPS = 50;

  /** From {@code #rrggbb}. */
  static Colour of(String text) {
    int all = Integer.parseInt(text.substring(1), 16);
    return new Colour(all >> 16, all >> 8 & 0xff, all & 0xff);
  }

  String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  /** From 1, none, to 21, black on white. */
  double contrast(Colour other) {
    double mine = luminance();
    double its = other.luminance();
    return (Math.max(mine, its) + 0.05) / (Math.min(mine, its) + 0.05);
  }

  /** On the ground where it is read worst. */
  double leastContrast(Colour... grounds) {
    return Arrays.stream(grounds).mapToDouble(this::contrast).min().orElseThrow();
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  Colour mixed(Colour other, double share) {
    return new Colour(
        mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
  }

  private static int mix(int mine, int its, double share) {
    return (int) Math.round(mine * (1 - share) + its * share);
  }

  /**
   * The nearest colour on the way to {@code end} that is read on paper, on cards, on tints of it.
   */
  Colour towards(Colour end, double contrast, Colour paper, Colour card, double tintShare) {
    for (int step = 0; step < STEPS; step++) {
      var tried = mixed(end, (double) step / STEPS);
      var tint = card.mixed(tried, tintShare);
      if (tried.leastContrast(paper, card, tint) >= contrast) {
        return tried;
      }
    }
    return end;
  }
}
