package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.store.Tx;
import byway.kit.values.TypedCodes;
import byway.people.identity.Subject.Proof;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.RecoveryCodes;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether somebody owes a second factor, and whether what was given is one. */
@Singleton
final class Second {
  private static final int RECOVERY_CODES = 10;

  /** 60 random bits. */
  private static final int RECOVERY_LETTERS = 12;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final SealedSeeds seeds;
  private final Throttle throttle;
  private final Keys keys;
  private final MeterRegistry metrics;

  Second(SealedSeeds seeds, Throttle throttle, Keys keys, MeterRegistry metrics) {
    this.seeds = seeds;
    this.throttle = throttle;
    this.keys = keys;
    this.metrics = metrics;
  }

  /**
   * Who has an app gives its codes. A member of staff of whom a second factor is wanted and who has
   * a passkey alone gives that, or a recovery code.
   */
  static boolean isNeeded(Tx tx, Person person) {
    return KeptFactors.isOn(tx, person.id())
        || (person.kind() == PersonKind.STAFF
            && Rules.find(tx).staffSecondFactor()
            && KeptPasskeys.count(tx, person.id()) > 0);
  }

  /** Whether one is wanted of a member of staff who has none. */
  static boolean isDue(Tx tx, Person person) {
    return person.kind() == PersonKind.STAFF
        && Rules.find(tx).staffSecondFactor()
        && !KeptFactors.isOn(tx, person.id())
        && KeptPasskeys.count(tx, person.id()) == 0;
  }

  /** Counts a guess before it is tested; seconds to wait, or 0. */
  int take(Tx tx, People.Row row, @Nullable CameFrom from, Instant now) {
    return throttle.take(tx, subject(row.person()), List.of(row), from, now);
  }

  /** The right code of the app, each once, or a recovery code, each once. */
  boolean isRight(Tx tx, People.Row row, String typed, @Nullable CameFrom from, Instant now) {
    var person = row.person();
    var digits = TypedCodes.digits(typed);
    boolean isRight =
        digits.matches("[0-9]{" + Totp.DIGITS + "}")
            ? isOfApp(tx, person.id(), digits, now, true)
            : hashes(person.id(), typed).stream()
                .anyMatch(hash -> KeptFactors.useCode(tx, person.id(), hash));
    if (isRight) {
      forgive(tx, row, from, now);
    }
    count(isRight ? "proven" : "not_proven");
    return isRight;
  }

  void forgive(Tx tx, People.Row row, @Nullable CameFrom from, Instant now) {
    throttle.forgive(tx, subject(row.person()), List.of(row), from, now);
  }

  void count(String outcome) {
    metrics.counter("byway_sign_ins_total", "by", "second", "outcome", outcome).increment();
  }

  /**
   * @param on whether the app must count already
   */
  boolean isOfApp(Tx tx, UUID person, String digits, Instant now, boolean on) {
    var kept = KeptFactors.lock(tx, person);
    if (kept.isEmpty() || kept.get().isOn() != on) {
      return false;
    }
    var seed = seeds.open(Context.tenantId(), person, kept.get().seed());
    var step = Totp.find(seed, digits, now, kept.get().lastStep());
    step.ifPresent(at -> KeptFactors.used(tx, person, at));
    return step.isPresent();
  }

  /** Ten new recovery codes in the place of those of before. */
  RecoveryCodes renewCodes(Tx tx, UUID person) {
    var codes = IntStream.range(0, RECOVERY_CODES).mapToObj(i -> recoveryCode()).toList();
    KeptFactors.keepCodes(
        tx, Context.tenantId(), person, codes.stream().map(code -> hash(person, code)).toList());
    return new RecoveryCodes(codes);
  }

  private static String recoveryCode() {
    var code = new StringBuilder();
    for (int i = 0; i < RECOVERY_LETTERS; i++) {
      code.append(i > 0 && i % 4 == 0 ? "-" : "")
          .append(Keys.LETTERS.charAt(RANDOM.nextInt(Keys.LETTERS.length())));
    }
    return code.toString();
  }

  private byte[] hash(UUID person, String code) {
    return hashes(person, code).getFirst();
  }

  /** What may be kept of a code, by whichever version of the secret, the used one first. */
  private List<byte[]> hashes(UUID person, String typed) {
    var code = TypedCodes.plain(typed).toLowerCase(Locale.ROOT);
    return keys.macs("identity.recovery-code", Context.tenantId(), person, code);
  }

  /** By who it is and not by an address: the first factor was right. */
  private static Subject subject(Person person) {
    return new Subject(Proof.SECOND, person.kind(), person.id().toString());
  }
}
