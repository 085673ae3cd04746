package byway.apps.doctor;

import byway.kit.secrets.SecretSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;

/**
 * The secret that everything hangs on: whether it can be used, who may read it, what it is worth.
 */
final class RootSecret implements Examination {
  private static final String CHECK = "secret";
  private static final double LEAST_BITS = 96;
  private static final EnumSet<PosixFilePermission> OF_OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  @Override
  public List<Diagnosis> look(Patient patient) {
    var settings = patient.settings();
    var told = settings.of(SecretSettings.class);
    var hindrance = SecretSettings.hindrance(settings);
    if (hindrance.isPresent()) {
      return List.of(
          Diagnosis.bad(CHECK, hindrance.get(), "without it nothing that was made is known again"));
    }
    boolean isShared = !settings.roles().isAll() || !patient.around().hasDatabaseOfItsOwn();
    if (isShared && !told.isTold()) {
      return List.of(
          Diagnosis.bad(
              CHECK,
              "it is not told, and has to be with a database of your own or several processes",
              "keep it in a file, and say BYWAY_SECRET_FILE"));
    }
    if (told.secret().isPresent()) {
      return List.of(inEnvironment(told.secret().get()));
    }
    if (told.store().isPresent()) {
      return List.of(Diagnosis.good(CHECK, "in a store of secrets, which answers"));
    }
    return List.of(
        inFile(told.file().orElseGet(() -> settings.data().resolve("secret")).toAbsolutePath()));
  }

  private static Diagnosis inEnvironment(String secret) {
    return bits(secret) < LEAST_BITS
        ? Diagnosis.bad(CHECK, "BYWAY_SECRET can be guessed", "make one by: openssl rand -hex 32")
        : Diagnosis.warn(
            CHECK,
            "it is in the environment, where the parts of this machine that show processes show it",
            "keep it in a file of mode 600, and say BYWAY_SECRET_FILE");
  }

  private static Diagnosis inFile(Path file) {
    if (!Files.exists(file)) {
      return Diagnosis.good(CHECK, file + " will be made by the first start");
    }
    try {
      if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
        return Diagnosis.bad(
            CHECK,
            "others may read " + file,
            "chmod 600 %s, then byway secrets rotate: it may be known".formatted(file));
      }
      var weakest =
          Files.readAllLines(file).stream()
              .map(line -> line.replaceFirst("^\\d+ ", "").replaceFirst(" next$", "").strip())
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .mapToDouble(RootSecret::bits)
              .min()
              .orElse(0);
      return weakest < LEAST_BITS
          ? Diagnosis.bad(
              CHECK, "what is in %s can be guessed".formatted(file), "byway secrets rotate")
          : Diagnosis.good(CHECK, "in %s, which is its owner's alone".formatted(file));
    } catch (IOException e) {
      return Diagnosis.bad(
          CHECK, "%s cannot be read by this user".formatted(file), "give it to who runs Byway");
    }
  }

  /** How much chance its letters show at most, by their shares (Shannon). */
  private static double bits(String secret) {
    double each =
        secret
            .chars()
            .distinct()
            .mapToDouble(letter -> secret.chars().filter(one -> one == letter).count())
            .map(
                count -> -count / secret.length() * Math.log(count / secret.length()) / Math.log(2))
            .sum();
    return each * secret.length();
  }
}
