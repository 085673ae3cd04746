package byway.fronts.opennds;

import byway.kit.values.MacAddress;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * A client device as its gateway knows it.
 *
 * @param mac six bytes in lower-case hexadecimal with colons
 * @param address its IPv4 address; empty where it is not told
 * @param hid the hash of the token that it was given
 * @param custom what came with it when it was let in
 */
record Client(String mac, String address, String hid, String custom) {
  private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3})?");
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{1,8}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,16}");
  private static final int LONGEST_CUSTOM = 384;
  private static final long MOST_KILOBYTES = 1L << 40;
  private static final String AUTHENTICATED = "Authenticated";

  static Client of(String mac, String address, String token, String custom) throws Malformed {
    var device = MacAddress.ofDevice(mac).orElseThrow(() -> Malformed.because("mac"));
    if (!TOKEN.matcher(token).matches()) {
      throw Malformed.because("token");
    }
    if (!ADDRESS.matcher(address).matches() || custom.length() > LONGEST_CUSTOM) {
      throw Malformed.because("client");
    }
    return new Client(device, address, Tokens.hid(token), custom);
  }

  /**
   * One of the list of {@code ndsctl json}.
   *
   * @param usedBytesUp as it is told, in whole kilobytes of 1,024
   */
  record Seen(Client client, long usedBytesUp, long usedBytesDown) {
    static Seen of(JsonNode one) throws Malformed {
      var client =
          Client.of(
              one.path("mac").asText(),
              one.path("ip").asText(),
              one.path("token").asText(),
              one.path("custom").asText());
      return new Seen(
          client,
          kilobytes(one.path("upload_this_session").asText()),
          kilobytes(one.path("download_this_session").asText()));
    }

    private static long kilobytes(String text) throws Malformed {
      long told = number(text);
      if (told > MOST_KILOBYTES) {
        throw Malformed.because("counter");
      }
      return 1_024 * told;
    }

    static boolean isIn(JsonNode one) {
      return one.path("state").asText().equals(AUTHENTICATED);
    }
  }

  /** A counter; one that is longer than any can be is none. */
  static long number(String text) throws Malformed {
    if (!NUMBER.matcher(text).matches()) {
      throw Malformed.because("counter");
    }
    return Long.parseLong(text);
  }
}
