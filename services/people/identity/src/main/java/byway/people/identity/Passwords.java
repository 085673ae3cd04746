package byway.people.identity;

import byway.kit.values.Refusal;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Argon2id with the parameters that OWASP recommends: 19 MiB, two passes, one lane. */
@Singleton
class Passwords {
  static final int SHORTEST = 10;
  static final int LONGEST = 200;

  /** Each computation holds 19 MiB and a core; more at once would only take memory. */
  private static final int AT_ONCE = 2;

  private static final int PATIENCE_SECONDS = 5;
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
  private final String nobody;

  @Inject
  Passwords() {
    this(19_456);
  }

  Passwords(int memoryKib) {
    this.argon2 = Argon2Function.getInstance(memoryKib, 2, 1, 32, Argon2.ID);
    this.nobody = hash("the password of nobody");
  }

  /** A code of what is wrong with it as a new password, none where it will do. */
  @Nullable String problem(String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return "password_too_short";
    }
    if (password.length() > LONGEST) {
      return "password_too_long";
    }
    return COMMON.contains(password.toLowerCase(Locale.ROOT)) ? "password_too_common" : null;
  }

  String hash(String password) {
    return bounded(() -> Password.hash(password).addRandomSalt(16).with(argon2).getResult());
  }

  /** Takes as long for a person who does not exist, or has no password. */
  boolean matches(String password, @Nullable String hash) {
    if (password.length() > LONGEST) {
      return false;
    }
    boolean same =
        bounded(
            () -> Password.check(password, hash == null ? nobody : hash).with(functionOf(hash)));
    return same && hash != null;
  }

  /** A hash of former parameters is renewed at the next sign-in. */
  boolean isOutdated(String hash) {
    return !functionOf(hash).equals(argon2);
  }

  private Argon2Function functionOf(@Nullable String hash) {
    return hash == null ? argon2 : Argon2Function.getInstanceFromHash(hash);
  }

  private <T> T bounded(Supplier<T> work) {
    try {
      if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw Refusal.unavailable(
            "busy", "too many people sign in right now; try again in a moment");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("busy", "interrupted");
    }
    try {
      return work.get();
    } finally {
      room.release();
    }
  }
}
