package byway.hotspot.protocol;

import java.util.regex.Pattern;

/** Tokens are letters, digits, hyphen and underscore: safe in a path as they are. */
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile("[A-Za-z0-9_-]{1," + ProtocolLimits.TOKEN_CHARS + "}");

  private Tokens() {}

  static boolean valid(String token) {
    return TOKEN.matcher(token).matches();
  }

  static String check(String token) {
    if (!valid(token)) {
      throw new IllegalArgumentException(
          "not a token of 1.." + ProtocolLimits.TOKEN_CHARS + " characters");
    }
    return token;
  }
}
