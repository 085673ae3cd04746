package byway.people.identity;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id (RFC 9106) with the parameters that the OWASP Password Storage Cheat Sheet recommends:
 * 19 MiB, two passes, one lane. They stand here and nowhere else; when they grow, a hash of before
 * is renewed at the next sign-in.
 */
@Singleton
class Passwords {
  static final int SHORTEST = 10;
  static final int LONGEST = 200;

  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int MOST_WAYS = 2;

  private static final Set<String> COMMON =
      Set.of(
          "1234567890",
          "0123456789",
          "0987654321",
          "1111111111",
          "0000000000",
          "qwertyuiop",
          "password12",
          "password123",
          "password1234",
          "passwordpassword",
          "1q2w3e4r5t",
          "1qaz2wsx3edc",
          "abcdefghij",
          "iloveyou12",
          "welcome123",
          "letmein123",
          "administrator",
          "qwerty12345",
          "qwerty123456",
          "1234567890a",
          "12345678910",
          "123456789a");

  private final SecureRandom random = new SecureRandom();
  private final Argon2 argon2;
  private final MeterRegistry metrics;
  private final String nobody;

  @Inject
  Passwords(MeterRegistry metrics) {
    this(MEMORY_KIB, metrics);
  }

  Passwords(int memoryKib, MeterRegistry metrics) {
    this.argon2 = new Argon2(memoryKib, PASSES, LANES);
    this.metrics = metrics;
    this.nobody = hash("the password of nobody", null);
  }

  /** A code of what is wrong with it as a new password, none where it will do. */
  static @Nullable String problem(String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return "password_too_short";
    }
    if (password.length() > LONGEST) {
      return "password_too_long";
    }
    return COMMON.contains(password.toLowerCase(Locale.ROOT)) ? "password_too_common" : null;
  }

  /**
   * Accounts under one address have one salt, so that a password is tested against all of them by
   * one computation, and its time does not tell how many there are.
   *
   * @param like a hash of another account under the same address, if there is one
   */
  String hash(String password, @Nullable String like) {
    return computed(argon2, password, like == null ? newSalt() : Argon2.saltOf(like));
  }

  /**
   * Which of the hashes are this password's; takes as long where there is none. Accounts of before
   * and after the parameters grew are told apart by more computations, and there are few of those.
   */
  Set<String> matching(String password, List<String> hashes) {
    var found = new HashSet<String>();
    if (password.length() > LONGEST) {
      return found;
    }
    var ways = new LinkedHashMap<String, List<String>>();
    for (var hash : hashes.isEmpty() ? List.of(nobody) : hashes) {
      ways.computeIfAbsent(hash.substring(0, hash.lastIndexOf('$')), w -> new ArrayList<>())
          .add(hash);
    }
    ways.values().stream()
        .limit(MOST_WAYS)
        .forEach(
            alike -> {
              var first = alike.getFirst();
              var computed = computed(Argon2.of(first), password, Argon2.saltOf(first));
              alike.stream().filter(hash -> isEqual(hash, computed)).forEach(found::add);
            });
    found.remove(nobody);
    return found;
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  /** A new hash for a password that is right, where its hash is of weaker parameters. */
  @Nullable String renewed(String password, @Nullable String hash) {
    if (hash == null) {
      return null;
    }
    return Argon2.of(hash).isWeakerThan(argon2) ? hash(password, hash) : null;
  }

  /** The same letters from every keyboard: some compose an accent, some send it apart. */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private byte[] newSalt() {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  private String computed(Argon2 work, String password, byte[] salt) {
    metrics.counter("byway_password_computations_total").increment();
    return work.hash(normal(password), salt);
  }
}
