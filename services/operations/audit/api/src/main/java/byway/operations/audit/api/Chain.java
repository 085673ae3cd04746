package byway.operations.audit.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How each act is chained to the one before, so that anybody can check it. */
public final class Chain {
  /** The hash before the first act. */
  public static final String BEGINNING = "";

  /** How hashes were made before acts had an outcome. */
  public static final int FIRST_FORM = 1;

  /** How hashes are made. */
  public static final int FORM = 2;

  private Chain() {}

  /**
   * SHA-256 in hexadecimal, of the hash before and all that the act says. In form 2 each value is
   * its length in bytes, a colon, and the value in UTF-8; in form 1 values have a zero byte before
   * each.
   */
  public static String hash(UUID tenantId, String before, Act act) {
    return switch (act.form()) {
      case FIRST_FORM -> first(before, act);
      case FORM -> second(tenantId, before, act);
      default -> throw new IllegalArgumentException("no form of a hash: " + act.form());
    };
  }

  private static String first(String before, Act act) {
    var digest = sha256();
    digest.update(utf8(before));
    for (var field :
        texts(
            act.number(),
            act.at().toEpochMilli(),
            act.by(),
            act.act(),
            act.subject(),
            act.reason())) {
      digest.update((byte) 0);
      digest.update(utf8(field));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String second(UUID tenantId, String before, Act act) {
    var fields =
        texts(
            "byway act 2",
            before,
            tenantId,
            act.number(),
            act.at().toEpochMilli(),
            act.kind(),
            act.by(),
            act.role(),
            act.act(),
            act.call(),
            act.subject(),
            act.outcome(),
            act.code(),
            act.reason(),
            act.trace(),
            act.changes().size());
    act.changes().forEach(one -> fields.addAll(texts(one.field(), one.before(), one.after())));
    return hash(fields);
  }

  /** Of these values, as form 2 has them. */
  static String hash(List<String> fields) {
    var digest = sha256();
    for (var field : fields) {
      var bytes = utf8(field);
      digest.update(utf8(bytes.length + ":"));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<String> texts(@Nullable Object... fields) {
    var texts = new ArrayList<String>();
    for (var field : fields) {
      texts.add(Objects.toString(field));
    }
    return texts;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
