package byway.hotspot.agent.identity;

import byway.hotspot.agent.Credentials;
import byway.hotspot.protocol.NewSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The secret in the box's identity, which the box changes by itself now and then. */
public final class KeptCredentials implements Credentials {
  /** How long a secret is used before the box makes another. */
  public static final Duration USUAL = Duration.ofDays(30);

  private final IdentityFile file;
  private final Duration every;

  /**
   * @param every how long a secret is used before the box makes another
   */
  public KeptCredentials(IdentityFile file, Duration every) {
    this.file = file;
    this.every = every;
  }

  @Override
  public List<String> secrets() {
    var known = file.get();
    return known.next().isEmpty() ? List.of(known.secret()) : List.of(known.next(), known.secret());
  }

  @Override
  public void accepted(String secret) {
    var known = file.get();
    if (!known.next().isEmpty() || !known.secret().equals(secret)) {
      file.change(identity -> identity.settled(secret, file.clock().instant()));
    }
  }

  @Override
  public boolean wantsChange(Instant now) {
    return !now.isBefore(file.get().secretSince().plus(every));
  }

  /**
   * Kept before it is told: a box that loses power in between still has what the platform knows.
   */
  @Override
  public Optional<NewSecret> change() {
    file.change(Identity::changing);
    var known = file.get();
    return known
        .place()
        .map(
            place -> {
              var hash = BoxKey.hash(known.next());
              var said = NewSecret.said(place.login().deviceId(), known.number(), hash);
              return new NewSecret(known.number(), hash, known.key().sign(said));
            });
  }
}
