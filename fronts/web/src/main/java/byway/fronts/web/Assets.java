package byway.fronts.web;

import byway.fronts.web.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Addresses of files that never change under one address: they carry a part of their own hash.
 *
 * @param light the style sheet of every page, as a light page carries it in itself: on a slow link
 *     a second request costs more than its bytes
 * @param styles the same, as the larger pages load it
 * @param moreStyles what the larger pages have besides
 * @param script what pages gain where there is JavaScript
 * @param passkeys what those need besides on which passkeys are made or used
 */
public record Assets(
    String light, String styles, String moreStyles, String script, String passkeys) {
  private static Assets current = read();

  static Assets current() {
    return current;
  }

  /**
   * Where the files change while pages are shown: {@code ./byway dev} calls it, and nobody else.
   */
  static void readAgain() {
    current = read();
  }

  private static Assets read() {
    return new Assets(
        squeezed(new String(content("/look/look.css"), StandardCharsets.UTF_8)),
        address("/look/look.css"),
        address("/look/more.css"),
        address("/look/look.js"),
        address("/look/passkeys.js"));
  }

  /** Without what only people read. It is for our own sheet, which has no texts with spaces. */
  static String squeezed(String css) {
    return css.replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("\\s+", " ")
        .replaceAll(" ?([{};,]) ?", "$1")
        .replaceAll(": ", ":")
        .replace(";}", "}")
        .strip();
  }

  /** What stands in a light page, with the operator's colours; its hash is what allows it there. */
  public String inPage(Theme theme) {
    return light + squeezed(theme.css());
  }

  private static String address(String path) {
    return path + "?v=" + HexFormat.of().formatHex(sha256(content(path)), 0, 4);
  }

  private static byte[] content(String path) {
    try (var file = Assets.class.getResourceAsStream("/META-INF/resources" + path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is missing");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
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
