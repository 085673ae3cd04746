package byway.operations.installation;

import org.jspecify.annotations.Nullable;

/** What of the answers nobody is shown again. */
record DraftSecrets(
    @Nullable String password,
    @Nullable String mailPassword,
    @Nullable String cardKey,
    @Nullable String webhookSecret) {
  static final DraftSecrets NONE = new DraftSecrets(null, null, null, null);

  DraftSecrets withPassword(String chosen) {
    return new DraftSecrets(chosen, mailPassword, cardKey, webhookSecret);
  }

  DraftSecrets withMail(@Nullable String given) {
    return new DraftSecrets(password, given, cardKey, webhookSecret);
  }

  DraftSecrets withCards(@Nullable String key, @Nullable String secret) {
    return new DraftSecrets(password, mailPassword, key, secret);
  }

  @Override
  public String toString() {
    return "DraftSecrets[hidden]";
  }
}
