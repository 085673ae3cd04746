package byway.kit.secrets;

import byway.kit.settings.Settings;
import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the root secrets are; where nothing is told, among the data, made at the first start. */
public record SecretSettings(
    Optional<String> secret, Optional<Path> file, Optional<URI> store, Optional<Path> storeToken) {

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<SecretSettings> {
    @Override
    public Class<SecretSettings> type() {
      return SecretSettings.class;
    }

    @Override
    public SecretSettings read(SettingsReader in) {
      var settings =
          new SecretSettings(
              in.secret("SECRET", "shared by all processes; at least 32 characters"),
              in.file(
                  "SECRET_FILE", "versions of the secret, a line each; read again as it changes"),
              in.optionalUri(
                  "SECRET_STORE",
                  "the same in a store that speaks Vault's API, such as https://vault:8200/v1/secret/data/byway"),
              in.file("SECRET_STORE_TOKEN_FILE", "the token for that store"));
      settings.check(in);
      return settings;
    }
  }

  private void check(SettingsReader in) {
    secret
        .filter(value -> value.length() < RootSecrets.LEAST_CHARACTERS)
        .ifPresent(value -> in.problem("BYWAY_SECRET is shorter than 32 characters"));
    if (store.isPresent() != storeToken.isPresent()) {
      in.problem("BYWAY_SECRET_STORE and BYWAY_SECRET_STORE_TOKEN_FILE are given together");
    }
    if ((secret.isPresent() ? 1 : 0) + (file.isPresent() ? 1 : 0) + (store.isPresent() ? 1 : 0)
        > 1) {
      in.problem("only one of BYWAY_SECRET, BYWAY_SECRET_FILE and BYWAY_SECRET_STORE is given");
    }
  }

  /** Whether they are told from outside, as several processes that share them need. */
  public boolean isTold() {
    return secret.isPresent() || file.isPresent() || store.isPresent();
  }

  /** Why what is told cannot be used, in a sentence that repeats no secret. */
  public static Optional<String> hindrance(Settings settings) {
    var told = settings.of(SecretSettings.class);
    try {
      if (source(settings) instanceof KeptSecret kept && !told.isTold()) {
        return kept.hindrance().map(why -> "BYWAY_DATA: " + why);
      }
      if (told.secret.isEmpty()) {
        var unused = source(settings).read();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "%s: %s"
              .formatted(
                  told.store.isPresent() ? "BYWAY_SECRET_STORE" : "BYWAY_SECRET_FILE",
                  e.getMessage()));
    }
  }

  /**
   * @throws IOException with what is in the way, in words that repeat no secret
   */
  public static Keyring keyring(Settings settings) throws IOException {
    return Keyring.open(source(settings));
  }

  static SecretSource source(Settings settings) {
    var told = settings.of(SecretSettings.class);
    if (told.secret.isPresent()) {
      return new SecretSource.Told(told.secret.get());
    }
    if (told.store.isPresent() && told.storeToken.isPresent()) {
      return new VaultSecret(told.store.get(), told.storeToken.get());
    }
    return told.file.map(KeptSecret::new).orElseGet(() -> KeptSecret.among(settings.data()));
  }

  @Override
  public String toString() {
    return "SecretSettings[hidden]";
  }
}
