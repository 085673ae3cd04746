package byway.people.identity;

import byway.kit.values.Refusal;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  /** Each computation holds 19 MiB and a core; more at once would only take memory. */
  private static final int AT_ONCE = 2;

  private static final int MOST_WAITING = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
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

  private final Argon2Function argon2;
  private final Semaphore room = new Semaphore(AT_ONCE, true);
  private final Duration patience;
  private final MeterRegistry metrics;
  private final String nobody;

  @Inject
  Passwords(MeterRegistry metrics) {
    this(MEMORY_KIB, PATIENCE, metrics);
  }

  Passwords(int memoryKib, Duration patience, MeterRegistry metrics) {
    this.argon2 = Argon2Function.getInstance(memoryKib, PASSES, LANES, HASH_BYTES, Argon2.ID);
    this.patience = patience;
    this.metrics = metrics;
    this.nobody = hash("the password of nobody");
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

  String hash(String password) {
    return bounded(
        () -> Password.hash(normal(password)).addRandomSalt(SALT_BYTES).with(argon2).getResult());
  }

  /** Takes as long for a person who does not exist, or has no password. */
  boolean matches(String password, @Nullable String hash) {
    if (password.length() > LONGEST) {
      return false;
    }
    var compared = hash == null ? nobody : hash;
    boolean same =
        bounded(() -> Password.check(normal(password), compared).with(functionOf(compared)));
    return same && hash != null;
  }

  /** A new hash for a password that is right, where its hash is of weaker parameters. */
  @Nullable String renewed(String password, @Nullable String hash) {
    if (hash == null) {
      return null;
    }
    var former = functionOf(hash);
    boolean isWeaker =
        former.getMemory() < argon2.getMemory()
            || former.getIterations() < argon2.getIterations()
            || former.getVariant() != argon2.getVariant();
    try {
      return isWeaker ? hash(password) : null;
    } catch (Refusal busy) {
      return null; // the sign-in is right; the next one renews
    }
  }

  /** The same letters from every keyboard: some compose an accent, some send it apart. */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private static Argon2Function functionOf(String hash) {
    return Argon2Function.getInstanceFromHash(hash);
  }

  /**
   * Makes room for one computation, or refuses with {@code busy}: at once where many wait already.
   */
  <T> T bounded(Supplier<T> work) {
    if (!hasRoom()) {
      metrics.counter("byway_password_refused_total", "code", "busy").increment();
      throw Refusal.unavailable("busy", "too many people sign in right now; try again in a moment");
    }
    try {
      metrics.counter("byway_password_computations_total").increment();
      return work.get();
    } finally {
      room.release();
    }
  }

  private boolean hasRoom() {
    try {
      return room.getQueueLength() < MOST_WAITING
          && room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
