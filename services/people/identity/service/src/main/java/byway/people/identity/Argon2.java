package byway.people.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How much work a hash of Argon2id (RFC 9106) is. A hash is written as the PHC string format has
 * it, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Memory is taken for the computation and
 * given back: at rest none is held.
 */
record Argon2(int memoryKib, int passes, int lanes) {
  private static final String WAY = "$argon2id$v=19$m=%d,t=%d,p=%d$";
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,3})\\$[^$]+\\$[^$]+");
  private static final int HASH_BYTES = 32;

  /** The work of a hash that was computed before. */
  static Argon2 of(String hash) {
    var written = WRITTEN.matcher(hash);
    if (!written.matches()) {
      throw new IllegalStateException("A password's hash is not of Argon2id, version 19.");
    }
    return new Argon2(number(written, 1), number(written, 2), number(written, 3));
  }

  /** The salt that a hash was computed with. */
  static byte[] saltOf(String hash) {
    return Base64.getDecoder().decode(hash.split("\\$")[4]);
  }

  String hash(String password, byte[] salt) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    var hash = new byte[HASH_BYTES];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    var letters = Base64.getEncoder().withoutPadding();
    return WAY.formatted(memoryKib, passes, lanes)
        + letters.encodeToString(salt)
        + "$"
        + letters.encodeToString(hash);
  }

  boolean isWeakerThan(Argon2 other) {
    return memoryKib < other.memoryKib || passes < other.passes;
  }

  private static int number(Matcher written, int group) {
    return Integer.parseInt(written.group(group));
  }
}
