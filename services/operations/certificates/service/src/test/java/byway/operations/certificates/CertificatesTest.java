package byway.operations.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.settings.Settings;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.operations.certificates.api.CertificateState;
import byway.operations.certificates.api.HostCertificate;
import byway.operations.certificates.api.RenewCertificate;
import byway.operations.certificates.testing.Pebble;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.testing.KnownTenants;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CertificatesTest {
  private static final String HOST = "wifi.cafe-example.net";
  private static final UUID TENANT = UUID.randomUUID();

  private static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  private static final int HOST_PORT = Pebble.freePort();
  private static final Pebble pebble = begun();
  private @Nullable HttpServer host;

  private final CertificatesStore store = new CertificatesStore(infrastructure.databases());
  private final Settings settings =
      Settings.read(
          Map.of(
              "BYWAY_ACME",
              pebble.acme().toString(),
              "BYWAY_ACME_CA",
              pebble.trusted().toString(),
              "BYWAY_PUBLIC_URL",
              "http://localhost:8080"));
  private final KnownTenants tenants = new KnownTenants();
  private final Keys keys = new Keys("a secret that only tests know, of fair length");
  private final WantedHosts hosts = new WantedHosts(tenants, settings);
  private final IssueCertificate issue =
      new IssueCertificate(store, settings, keys, infrastructure.clock, new SimpleMeterRegistry());
  private final CertificateTasks tasks = new CertificateTasks(store, hosts, issue);
  private final CertificatesEndpoint certificates =
      new CertificatesEndpoint(store, hosts, issue, tenants, keys, infrastructure.clock);

  private static Pebble begun() {
    try {
      return Pebble.lookingAt(
          Files.createTempDirectory("byway-pebble"), HOST_PORT, Pebble.freePort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void close() {
    pebble.close();
    infrastructure.close();
  }

  @AfterEach
  void closeHost() {
    if (host != null) {
      host.stop(0);
    }
  }

  /** The authority looks at the host, as it is answered by whichever process is asked. */
  private void serveChallenges() throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), HOST_PORT), 0);
    server.createContext(
        "/.well-known/acme-challenge/",
        call -> {
          var path = call.getRequestURI().getPath();
          var token = path.substring(path.lastIndexOf('/') + 1);
          var answer = Context.platform().call(() -> certificates.answer(token)).keyAuthorization();
          var bytes = answer.getBytes(StandardCharsets.US_ASCII);
          call.sendResponseHeaders(200, bytes.length);
          try (var body = call.getResponseBody()) {
            body.write(bytes);
          }
        });
    server.start();
    host = server;
  }

  private void operator(List<String> at) {
    tenants.create(new CreateTenant(TENANT, "cafe", "Cafe", at, "EUR", TenantSettings.USUAL));
  }

  private HostCertificate known() {
    return infrastructure.as(TENANT, certificates::list).stream()
        .filter(one -> one.host().equals(HOST))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_host_is_asked_for_until_the_authority_finds_it_and_again_before_it_runs_out()
      throws Exception {
    infrastructure.clock.set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    operator(List.of(HOST + ":8443", "localhost:8080"));
    assertThat(known().state()).isEqualTo(CertificateState.WANTED);

    Context.platform().run(tasks::run); // nobody is at the host's port
    var failed = known();
    assertThat(failed.state()).isEqualTo(CertificateState.FAILED);
    assertThat(failed.problem()).contains("refused");
    assertThat(failed.nextAt()).isAfter(infrastructure.clock.instant());
    serveChallenges();
    Context.platform().run(tasks::run); // too early
    assertThat(known().triedAt()).isEqualTo(failed.triedAt());

    var asked = infrastructure.as(TENANT, () -> certificates.renew(new RenewCertificate(HOST)));
    assertThat(asked.state()).isEqualTo(CertificateState.WANTED);
    Context.platform().run(tasks::run);
    var good = known();
    assertThat(good.state()).isEqualTo(CertificateState.GOOD);
    var keyed = Context.platform().call(() -> certificates.keyed(HOST));
    assertThat(keyed.key()).startsWith("-----BEGIN PRIVATE KEY-----");
    var certificate = Pem.first(keyed.chain());
    assertThat(certificate.getSubjectAlternativeNames().toString()).contains(HOST);
    assertThat(keyed.chain().split("BEGIN CERTIFICATE")).hasSizeGreaterThan(2);
    assertThat(secretIsKeptHidden(keyed.key())).isTrue();
    assertThat(new HiddenByVersion(store, keys).counts()).containsExactly(Map.entry(1, 2L));
    assertThat(new HiddenByVersion(store, keys).lost()).isZero();

    Context.platform().run(tasks::run); // nothing is due
    assertThat(Context.platform().call(() -> certificates.keyed(HOST)).key())
        .isEqualTo(keyed.key());
    infrastructure.clock.set(Objects.requireNonNull(good.notAfter()).minus(Duration.ofDays(1)));
    Context.platform().run(tasks::run);
    assertThat(Context.platform().call(() -> certificates.keyed(HOST)).key())
        .isNotEqualTo(keyed.key());
  }

  private boolean secretIsKeptHidden(String key) {
    var kept = store.read(tx -> Rows.certificate(tx, HOST)).orElseThrow();
    return !new String(kept.keyHidden(), StandardCharsets.ISO_8859_1)
        .contains(key.substring(40, 80));
  }

  @Test
  void a_host_that_is_nobodys_or_that_no_authority_certifies_is_not_asked_for() {
    operator(List.of("localhost:8080", "192.0.2.7"));
    var states = infrastructure.as(TENANT, certificates::list);
    assertThat(states).extracting(HostCertificate::state).containsOnly(CertificateState.NOT_ASKED);
    assertThatThrownBy(
            () ->
                infrastructure.as(
                    TENANT, () -> certificates.renew(new RenewCertificate("localhost"))))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("acme_off"));
    assertThatThrownBy(
            () ->
                infrastructure.as(
                    TENANT, () -> certificates.renew(new RenewCertificate("bank.example"))))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("host_unknown"));
  }
}
