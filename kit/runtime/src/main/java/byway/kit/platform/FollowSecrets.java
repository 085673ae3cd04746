package byway.kit.platform;

import byway.kit.secrets.Keyring;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Sees within a moment that another version of the secret is known or used. */
@Singleton
class FollowSecrets implements Chore {
  private static final Duration OFTEN = Duration.ofSeconds(10);

  private final Keyring keyring;

  FollowSecrets(Keyring keyring) {
    this.keyring = keyring;
  }

  @Override
  public Duration every() {
    return OFTEN;
  }

  @Override
  public void run() {
    keyring.look();
  }
}
