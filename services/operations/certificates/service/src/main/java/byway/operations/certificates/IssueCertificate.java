package byway.operations.certificates;

import byway.kit.secrets.Keys;
import byway.kit.settings.Settings;
import byway.operations.certificates.Authority.NotCertified;
import byway.operations.certificates.Rows.Account;
import byway.operations.certificates.Rows.Attempt;
import byway.operations.certificates.Rows.Challenge;
import byway.operations.certificates.Rows.Kept;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks the authority for a host's certificate, and keeps it or what was in the way. */
@Singleton
final class IssueCertificate {
  static final String KEY = "certificates.key";
  static final String ACCOUNT = "certificates.account";
  static final String PROOF = "certificates.proof";

  /** The third of its life that is left when another is asked for. */
  private static final int PARTS = 3;

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(12);
  private static final int LONGEST_PROBLEM = 500;
  private static final Duration LOOKED_FOR = Duration.ofHours(1);
  private static final Logger LOG = Logger.getLogger(IssueCertificate.class);

  private final CertificatesStore store;
  private final CertificateSettings settings;
  private final Keys keys;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  IssueCertificate(
      CertificatesStore store,
      Settings settings,
      Keys keys,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.settings = settings.of(CertificateSettings.class);
    this.keys = keys;
    this.clock = clock;
    this.metrics = metrics;
  }

  boolean isOn() {
    return settings.directory().isPresent();
  }

  /** Whether it is time to ask. */
  boolean isDue(String host) {
    var now = clock.instant();
    var known = store.read(tx -> Rows.certificate(tx, host));
    var attempt = store.read(tx -> Rows.attempt(tx, host));
    boolean needed = known.isEmpty() || !renewAt(known.get()).isAfter(now);
    boolean wanted = attempt.isPresent() && attempt.get().failures() == 0;
    return (needed || wanted) && (attempt.isEmpty() || !attempt.get().nextAt().isAfter(now));
  }

  static Instant renewAt(Kept kept) {
    var life = Duration.between(kept.notBefore(), kept.notAfter());
    return kept.notAfter().minus(life.dividedBy(PARTS));
  }

  void ask(String host) {
    var directory = settings.directory().orElseThrow();
    var authority = new Authority(directory, settings.trusted(), settings.challenge());
    var certificateKeys = Pem.newKeys();
    try {
      var account = account(authority, directory);
      var chain =
          authority.certify(
              host,
              certificateKeys,
              place(account.location()),
              accountKeys(account, directory),
              (token, authorization, proof, proofKeys) ->
                  show(host, token, authorization, proof, proofKeys));
      keep(host, chain, certificateKeys);
      metrics.counter("byway_certificates_asked_total", "outcome", "issued").increment();
      LOG.infof("%s has a certificate until %s", host, chain.getFirst().getNotAfter().toInstant());
    } catch (NotCertified e) {
      failed(host, String.valueOf(e.getMessage()));
    } finally {
      store.change(tx -> Rows.expectNothing(tx, host));
    }
  }

  private void keep(String host, List<X509Certificate> chain, KeyPair certificateKeys) {
    var first = chain.getFirst();
    var key = Pem.key(certificateKeys.getPrivate()).getBytes(StandardCharsets.US_ASCII);
    var kept =
        new Kept(
            host,
            Pem.chain(chain),
            keys.hide(KEY, key, host),
            first.getNotBefore().toInstant(),
            first.getNotAfter().toInstant());
    store.change(tx -> Rows.keep(tx, kept));
  }

  private void failed(String host, String why) {
    metrics.counter("byway_certificates_asked_total", "outcome", "failed").increment();
    LOG.warnf("%s has no new certificate: %s", host, why);
    var now = clock.instant();
    store.change(
        tx -> {
          int failures = Rows.attempt(tx, host).map(Attempt::failures).orElse(0) + 1;
          var problem = why.substring(0, Math.min(LONGEST_PROBLEM, why.length()));
          Rows.note(tx, new Attempt(host, now, failures, problem, now.plus(pause(failures))));
        });
  }

  /** Authorities count failures of a host: five an hour are the most that some bear. */
  private static Duration pause(int failures) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 20));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private void show(
      String host,
      String token,
      String authorization,
      Optional<X509Certificate> proof,
      KeyPair proofKeys) {
    var key = Pem.key(proofKeys.getPrivate()).getBytes(StandardCharsets.US_ASCII);
    var challenge =
        new Challenge(
            host,
            token,
            authorization,
            proof.map(one -> Pem.chain(List.of(one))).orElse(""),
            keys.hide(PROOF, key, host));
    var until = clock.instant().plus(LOOKED_FOR);
    store.change(tx -> Rows.expect(tx, challenge, until));
  }

  private Account account(Authority authority, URI directory) throws NotCertified {
    var known = store.read(tx -> Rows.account(tx, directory.toString()));
    if (known.isPresent()) {
      return known.get();
    }
    var accountKeys = Pem.newKeys();
    var location = authority.register(accountKeys, settings.mail());
    var account =
        new Account(location.toString(), keys.hide(ACCOUNT, Pem.bytes(accountKeys), directory));
    store.change(tx -> Rows.keep(tx, directory.toString(), account));
    return account;
  }

  private KeyPair accountKeys(Account account, URI directory) throws NotCertified {
    return Pem.keys(
        keys.reveal(ACCOUNT, account.keyHidden(), directory)
            .orElseThrow(
                () ->
                    new NotCertified(
                        "the key of our account there was hidden with a secret that is not known any more")));
  }

  private static URL place(String location) throws NotCertified {
    try {
      return URI.create(location).toURL();
    } catch (MalformedURLException e) {
      throw new NotCertified("our account has no address", e);
    }
  }
}
