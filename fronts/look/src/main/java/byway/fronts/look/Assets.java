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
 * @param styles the style sheet of every page
 * @param moreStyles what the larger pages have besides
 * @param script what pages gain where there is JavaScript
 */
public record Assets(String styles, String moreStyles, String script) {
  static final Assets CURRENT =
      new Assets(address("/look/look.css"), address("/look/more.css"), address("/look/look.js"));

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
                    + "<rect width='16' height='16' rx='4.5' fill='#0F766E'/>"
                    + "<path d='M3.5 9.5a4.5 4.5 0 0 1 9 0M6 10a2 2 0 0 1 4 0' fill='none' stroke='#fff' stroke-width='1.5' stroke-linecap='round'/>"
                    + "</svg>",
                StandardCharsets.UTF_8)
            .replace("+", "%20");
  }
}
