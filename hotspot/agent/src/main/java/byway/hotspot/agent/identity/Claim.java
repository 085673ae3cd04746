package byway.hotspot.agent.identity;

import java.util.ArrayList;
import java.util.List;

/**
 * What a box shows to whoever is to claim it.
 *
 * @param code to type
 * @param address to open instead
 * @param minutes for which the code is good
 * @param rows the address as a QR code, a row of {@code 0} and {@code 1} a line
 */
public record Claim(String code, String address, long minutes, List<String> rows) {
  private static final String UPPER = "▀";
  private static final String LOWER = "▄";
  private static final String BOTH = "█";

  /** The QR code for a dark terminal: two rows a line, light where the code is light. */
  public String drawn() {
    var all = framed();
    var drawn = new StringBuilder();
    for (int y = 0; y < all.size(); y += 2) {
      var upper = all.get(y);
      var lower = y + 1 < all.size() ? all.get(y + 1) : upper.replace('1', '0');
      for (int x = 0; x < upper.length(); x++) {
        boolean isUp = upper.charAt(x) == '0';
        boolean isLow = lower.charAt(x) == '0';
        drawn.append(isUp && isLow ? BOTH : isUp ? UPPER : isLow ? LOWER : " ");
      }
      drawn.append('\n');
    }
    return drawn.toString();
  }

  /** The QR code as an image for a page. */
  public String svg() {
    var all = framed();
    var path = new StringBuilder();
    for (int y = 0; y < all.size(); y++) {
      for (int x = 0; x < all.get(y).length(); x++) {
        if (all.get(y).charAt(x) == '1') {
          path.append("M%d %dh1v1h-1z".formatted(x, y));
        }
      }
    }
    int size = all.size();
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="QR" width="240" height="240"><path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>"""
        .formatted(size, size, size, size, path);
  }

  /** With two light modules around it, without which it is not found. */
  private List<String> framed() {
    int width = rows.isEmpty() ? 0 : rows.getFirst().length() + 4;
    var framed = new ArrayList<String>();
    framed.add("0".repeat(width));
    framed.add("0".repeat(width));
    rows.forEach(row -> framed.add("00" + row + "00"));
    framed.add("0".repeat(width));
    framed.add("0".repeat(width));
    return framed;
  }
}
