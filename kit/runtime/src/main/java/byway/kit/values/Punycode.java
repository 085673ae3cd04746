package byway.kit.values;

/** Letters of every script in those of host names (RFC 3492). */
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_N = 0x80;

  private Punycode() {}

  /** Section 6.3. */
  static String encode(String label) {
    var points = label.codePoints().toArray();
    var written = new StringBuilder();
    for (int c : points) {
      if (c < FIRST_N) {
        written.append((char) c);
      }
    }
    int basic = written.length();
    int handled = basic;
    if (basic > 0) {
      written.append('-');
    }
    int n = FIRST_N;
    int delta = 0;
    int bias = FIRST_BIAS;
    while (handled < points.length) {
      int next = smallestFrom(points, n);
      delta += (next - n) * (handled + 1);
      n = next;
      for (int c : points) {
        if (c < n) {
          delta++;
        } else if (c == n) {
          append(written, delta, bias);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
    return written.toString();
  }

  private static int smallestFrom(int[] points, int least) {
    int smallest = Integer.MAX_VALUE;
    for (int c : points) {
      if (c >= least && c < smallest) {
        smallest = c;
      }
    }
    return smallest;
  }

  private static void append(StringBuilder written, int delta, int bias) {
    int q = delta;
    for (int k = BASE; ; k += BASE) {
      int t = Math.clamp((long) k - bias, T_MIN, T_MAX);
      if (q < t) {
        written.append(digit(q));
        return;
      }
      written.append(digit(t + (q - t) % (BASE - t)));
      q = (q - t) / (BASE - t);
    }
  }

  private static int adapt(int delta, int points, boolean isFirst) {
    int rest = isFirst ? delta / DAMP : delta / 2;
    rest += rest / points;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }
}
