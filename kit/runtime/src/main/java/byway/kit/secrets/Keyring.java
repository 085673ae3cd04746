package byway.kit.secrets;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/**
 * The root secrets as this process knows them by now. They never leave it: what is sent, kept or
 * shown is made by {@link Keys}, and none of it tells another.
 */
public final class Keyring {
  private static final Logger LOG = Logger.getLogger(Keyring.class);

  private final SecretSource source;
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private volatile RootSecrets secrets;
  private volatile List<Integer> known;
  private boolean troubled;

  /** Whether a follower, which may have failed, is still to hear of what is known. */
  private boolean untold;

  private Keyring(SecretSource source, RootSecrets secrets) {
    this.source = source;
    this.secrets = secrets;
    this.known = secrets.usedFirst();
  }

  /** Of a secret that does not change while this process lives. */
  public static Keyring of(String secret) {
    var told = new SecretSource.Told(secret);
    return new Keyring(told, told.read());
  }

  /**
   * @throws IOException with what is in the way, in words that repeat no secret
   */
  static Keyring open(SecretSource source) throws IOException {
    return new Keyring(
        source, source instanceof KeptSecret kept ? kept.readOrMake() : source.read());
  }

  /** The version that what is made now is made with. */
  public int used() {
    return secrets.used();
  }

  /** All that are known, the used one first. */
  public List<Integer> known() {
    return known;
  }

  String secret(int version) {
    var secret = secrets.byVersion().get(version);
    if (secret == null) {
      throw new UnknownVersion(version);
    }
    return secret;
  }

  /** What Byway 0.1 gave the database that it started as its owner's password: the secrets. */
  public Collection<String> ofVersion01() {
    return secrets.byVersion().values();
  }

  /** Where the secrets are kept, for people. */
  public String place() {
    return source.place();
  }

  /** Told when another version is used or one is known no more. */
  public void follow(Runnable follower) {
    followers.add(follower);
  }

  /**
   * Looks whether there is another version by now. A source that does not answer, or answers with
   * nonsense, changes nothing: what is known goes on being used.
   */
  public synchronized void look() {
    try {
      var found = source.read();
      if (troubled) {
        LOG.infof("the secrets at %s can be read again", source.place());
        troubled = false;
      }
      if (!found.equals(secrets)) {
        take(found);
      }
      if (untold) {
        followers.forEach(Runnable::run);
        untold = false;
      }
    } catch (IOException e) {
      if (!troubled) {
        LOG.warnf("the secrets at %s cannot be read: %s", source.place(), e.getMessage());
        troubled = true;
      }
    }
  }

  /** A secret under a version that was another's is a mistake, and would lose what it made. */
  private void take(RootSecrets found) {
    var changed =
        Set.copyOf(secrets.byVersion().keySet()).stream()
            .filter(found.byVersion()::containsKey)
            .filter(v -> !Objects.equals(found.byVersion().get(v), secrets.byVersion().get(v)))
            .findFirst();
    if (changed.isPresent()) {
      LOG.errorf(
          "the secrets at %s have another version %d than before; nothing of it is taken",
          source.place(), changed.get());
      return;
    }
    secrets = found;
    known = found.usedFirst();
    LOG.infof("secrets: versions %s are known, %d is used", found.byVersion().keySet(), used());
    untold = true;
  }

  /** What was made with a version that is not known any more is lost. */
  public static final class UnknownVersion extends RuntimeException {
    UnknownVersion(int version) {
      super("version %d of the secret is not known here any more".formatted(version));
    }
  }

  @Override
  public String toString() {
    return "Keyring[%s]".formatted(secrets);
  }
}
