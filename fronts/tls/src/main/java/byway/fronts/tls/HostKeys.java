package byway.fronts.tls;

import byway.kit.calls.CallFailed;
import byway.kit.calls.ExpiringCache;
import byway.kit.context.Context;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.operations.certificates.api.Certificates;
import byway.operations.certificates.api.KeyedCertificate;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What each host proves itself with: a file of one's own, or what the authority gave. */
@Singleton
class HostKeys {
  private static final Logger LOG = Logger.getLogger(HostKeys.class);

  /** A renewed one is used within this time. */
  private static final Duration KNOWN = Duration.ofMinutes(1);

  /**
   * The first one of a host is used within this time; a name that has none costs a call so often.
   */
  private static final Duration NONE_KNOWN = Duration.ofSeconds(10);

  private static final int MOST = 10_000;

  private final Certificates certificates;
  private final @Nullable CertificateFiles files;
  private final ExpiringCache<String, Optional<Identity>> known;

  HostKeys(Certificates certificates, Settings settings, InstantSource clock) {
    this.certificates = certificates;
    this.files =
        settings
            .of(HttpsSettings.class)
            .files()
            .map(at -> new CertificateFiles(at, clock))
            .orElse(null);
    this.known =
        new ExpiringCache<>(
            MOST, found -> found.isPresent() ? KNOWN : NONE_KNOWN, clock, this::asked);
  }

  Optional<Identity> of(String host) {
    var own = files == null ? Optional.<Identity>empty() : files.of(host);
    return own.isPresent() ? own : known.of(host);
  }

  /** What proves to the authority that the host is ours (RFC 8737). */
  Optional<Identity> challenge(String host) {
    return identity(host, () -> certificates.tlsChallenge(host));
  }

  private Optional<Identity> asked(String host) {
    return identity(host, () -> certificates.keyed(host));
  }

  /** A call for a certificate. */
  private interface Asked {
    KeyedCertificate call();
  }

  private static Optional<Identity> identity(String host, Asked asked) {
    try {
      var found = Context.platform().call(asked::call);
      return Optional.of(Identity.read(found.chain(), found.key()));
    } catch (Refusal none) {
      return Optional.empty();
    } catch (CallFailed e) {
      LOG.warnf("the certificate of %s is not known just now: %s", host, e.getMessage());
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      LOG.errorf("the certificate of %s cannot be used: %s", host, e.getMessage());
      return Optional.empty();
    }
  }
}
