package byway.fronts.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Addresses of files that never change under one address: they carry a part of their own hash.
 *
 * @param styles the style sheet
 */
public record Assets(String styles) {
  static final Assets CURRENT = new Assets(address("/look/look.css"));

  private static String address(String path) {
    try (var file = Assets.class.getResourceAsStream("/META-INF/resources" + path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is missing");
      }
      var hash = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
      return path + "?v=" + HexFormat.of().formatHex(hash, 0, 4);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The mark in the browser's tab: small enough to be part of the page. */
  public String icon() {
    return "data:image/svg+xml,"
        + java.net.URLEncoder.encode(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"
                    + "<circle cx='8' cy='8' r='8' fill='#0F766E'/>"
                    + "<path d='M4 9a4 4 0 0 1 8 0' fill='none' stroke='#fff' stroke-width='2'/>"
                    + "</svg>",
                StandardCharsets.UTF_8)
            .replace("+", "%20");
  }
}
