package byway.fronts.opennds;

import byway.kit.values.MacAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * With what openNDS 9 sends a client to its forwarding authentication service. At {@code
 * fas_secure_enabled} 1 it is only Base64, so anybody can write one; at 2 it is encrypted by the
 * faskey. Either way nothing is opened for it: that is left to what the gateway itself says.
 *
 * @param hid stands for the token that the gateway has given the client: SHA-256 of it
 * @param mac six bytes in lower-case hexadecimal with colons
 * @param gateway address and port of the gateway's own web server
 * @param authDir where that takes tokens
 */
record FasQuery(String hid, String mac, String gateway, String authDir) {
  private static final int LONGEST = 8_192;
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 16;
  private static final String USUAL_AUTH_DIR = "opennds_auth";
  private static final Pattern HID = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern DIRECTORY = Pattern.compile("[\\w-]{1,32}");

  /** Of networks that are nobody's on the internet (RFC 1918, RFC 6598). */
  private static final Pattern GATEWAY =
      Pattern.compile(
          "(10\\.\\d{1,3}|192\\.168|172\\.(1[6-9]|2\\d|3[01])|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7]))"
              + "(\\.\\d{1,3}){2}:\\d{1,5}");

  /**
   * @param fas as it came
   * @param iv as it came; none where nothing is encrypted
   */
  static FasQuery of(String fas, @Nullable String iv, String faskey) throws Malformed {
    if (fas.length() > LONGEST) {
      throw Malformed.because("too_long");
    }
    var once = base64(fas.replace(' ', '+')); // a plus in an address is a blank to the web
    var values = values(iv == null ? text(once) : decrypt(base64(text(once)), iv, faskey));
    if (!IPV4.matcher(values.getOrDefault("clientip", "")).matches()) {
      throw Malformed.because(iv == null ? "client" : "wrong_key");
    }
    return new FasQuery(
        value(values, "hid", HID),
        mac(values),
        value(values, "gatewayaddress", GATEWAY),
        values.containsKey("authdir") ? value(values, "authdir", DIRECTORY) : USUAL_AUTH_DIR);
  }

  private static String mac(Map<String, String> values) throws Malformed {
    return MacAddress.ofDevice(values.getOrDefault("clientmac", ""))
        .orElseThrow(() -> Malformed.because("clientmac"));
  }

  private static String value(Map<String, String> values, String name, Pattern form)
      throws Malformed {
    var value = values.getOrDefault(name, "");
    if (!form.matcher(value).matches()) {
      throw Malformed.because(name);
    }
    return value;
  }

  private static Map<String, String> values(String text) {
    var values = new HashMap<String, String>();
    for (var pair : text.split(", ", -1)) {
      int is = pair.indexOf('=');
      if (is > 0) {
        var name = pair.substring(0, is).toLowerCase(Locale.ROOT);
        values.putIfAbsent(name, pair.substring(is + 1).strip());
      }
    }
    return values;
  }

  private static byte[] base64(String text) throws Malformed {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw Malformed.because("base64");
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** AES-256-CBC; the key is the letters of the faskey, with zeros after them. */
  private static String decrypt(byte[] hidden, String iv, String faskey) throws Malformed {
    var start = iv.getBytes(StandardCharsets.UTF_8);
    if (start.length != IV_BYTES) {
      throw Malformed.because("iv");
    }
    try {
      var key = Arrays.copyOf(faskey.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
      var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
      return text(cipher.doFinal(hidden));
    } catch (GeneralSecurityException e) {
      throw Malformed.because("wrong_key");
    }
  }
}
