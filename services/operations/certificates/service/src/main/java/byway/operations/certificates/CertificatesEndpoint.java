package byway.operations.certificates;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.secrets.Keys;
import byway.kit.values.Refusal;
import byway.operations.certificates.Rows.Attempt;
import byway.operations.certificates.Rows.Kept;
import byway.operations.certificates.api.CertificateState;
import byway.operations.certificates.api.Certificates;
import byway.operations.certificates.api.ChallengeAnswer;
import byway.operations.certificates.api.HostCertificate;
import byway.operations.certificates.api.KeyedCertificate;
import byway.operations.certificates.api.RenewCertificate;
import byway.operations.tenants.api.Tenants;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedSet;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(CertificatesEndpoint.class)
class CertificatesEndpoint implements Certificates {
  private final CertificatesStore store;
  private final WantedHosts hosts;
  private final IssueCertificate issue;
  private final Tenants tenants;
  private final Keys keys;
  private final InstantSource clock;

  CertificatesEndpoint(
      CertificatesStore store,
      WantedHosts hosts,
      IssueCertificate issue,
      Tenants tenants,
      Keys keys,
      InstantSource clock) {
    this.store = store;
    this.hosts = hosts;
    this.issue = issue;
    this.tenants = tenants;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public List<HostCertificate> list() {
    return seen().stream().map(this::state).toList();
  }

  /** Those that who asks may see. */
  private SortedSet<String> seen() {
    var tenant = Context.current().tenant();
    return tenant == null ? hosts.all() : hosts.of(tenants.get(tenant));
  }

  private HostCertificate state(String host) {
    var now = clock.instant();
    var kept = store.read(tx -> Rows.certificate(tx, host));
    var attempt = store.read(tx -> Rows.attempt(tx, host));
    boolean good = kept.isPresent() && kept.get().notAfter().isAfter(now);
    boolean asked = issue.isOn() && hosts.isCertified(host);
    var state =
        attempt.isPresent() && attempt.get().failures() > 0
            ? CertificateState.FAILED
            : good
                ? CertificateState.GOOD
                : asked ? CertificateState.WANTED : CertificateState.NOT_ASKED;
    return new HostCertificate(
        host,
        state,
        kept.map(Kept::notAfter).orElse(null),
        attempt.map(Attempt::triedAt).orElse(null),
        attempt.map(Attempt::problem).orElse(null),
        attempt
            .map(Attempt::nextAt)
            .or(() -> kept.map(IssueCertificate::renewAt))
            .filter(at -> asked)
            .orElse(null));
  }

  private static void onlyPlatform() {
    if (!Context.current().principal().equals(Principal.PLATFORM)) {
      throw Refusal.forbidden("only the platform itself is given keys");
    }
  }

  @Override
  public KeyedCertificate keyed(String host) {
    onlyPlatform();
    var kept =
        store
            .read(tx -> Rows.certificate(tx, host))
            .filter(one -> one.notAfter().isAfter(clock.instant()))
            .orElseThrow(() -> Refusal.notFound("a certificate of this host"));
    return new KeyedCertificate(
        host,
        kept.chain(),
        revealed(IssueCertificate.KEY, kept.keyHidden(), host),
        kept.notAfter());
  }

  private String revealed(String purpose, byte[] hidden, String host) {
    return keys.reveal(purpose, hidden, host)
        .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
        .orElseThrow(() -> Refusal.notFound("a certificate of this host"));
  }

  @Override
  public ChallengeAnswer answer(String token) {
    return store
        .read(tx -> Rows.challenge(tx, token, clock.instant()))
        .map(challenge -> new ChallengeAnswer(challenge.keyAuthorization()))
        .orElseThrow(() -> Refusal.notFound("what you asked for"));
  }

  @Override
  public KeyedCertificate tlsChallenge(String host) {
    onlyPlatform();
    var challenge =
        store
            .read(tx -> Rows.challengeOf(tx, host, clock.instant()))
            .filter(one -> !one.chain().isEmpty())
            .orElseThrow(() -> Refusal.notFound("what you asked for"));
    return new KeyedCertificate(
        host,
        challenge.chain(),
        revealed(IssueCertificate.PROOF, challenge.keyHidden(), host),
        Pem.first(challenge.chain()).getNotAfter().toInstant());
  }

  @Override
  public HostCertificate renew(RenewCertificate command) {
    var host = WantedHosts.name(command.host());
    if (!seen().contains(host)) {
      throw Refusal.invalid("host_unknown", "this is none of the hosts");
    }
    if (!issue.isOn() || !hosts.isCertified(host)) {
      throw Refusal.conflict("acme_off", "no authority is asked for this host");
    }
    var now = clock.instant();
    store.change(tx -> Rows.note(tx, new Attempt(host, null, 0, null, now)));
    return state(host);
  }
}
