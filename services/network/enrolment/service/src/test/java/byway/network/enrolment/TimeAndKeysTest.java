package byway.network.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.secrets.Keys;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.network.devices.api.DeviceIdentities;
import byway.network.devices.api.Devices;
import byway.network.enrolment.api.AskToEnrol;
import byway.network.enrolment.api.AskedToEnrol;
import byway.network.enrolment.api.BoxState;
import byway.network.enrolment.api.ClaimBox;
import byway.network.enrolment.api.ClaimResult;
import byway.network.enrolment.api.LookAtBox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What depends on time, and what is kept of the authority; the rest is the contract's. */
class TimeAndKeysTest {
  private static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  private static final EnrolmentStore store = new EnrolmentStore(infrastructure.databases());
  private static final Keys keys = new Keys("the secret of this installation, of fair length");
  private static final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  private final UUID tenant = UUID.randomUUID();
  private final EnrolmentAuthority authority =
      new EnrolmentAuthority(store, keys, infrastructure.clock);
  private final EnrolmentEndpoint enrolment = endpoint();
  private final KeyPair box = newKeys();

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  private EnrolmentEndpoint endpoint() {
    var clock = infrastructure.clock;
    var identities = stub(DeviceIdentities.class);
    var finishing = new Finishing(store, identities);
    var codes = new Codes(keys);
    var ids = infrastructure.ids;
    return new EnrolmentEndpoint(
        store,
        authority,
        new Asking(store, authority, identities, finishing, codes, ids, clock, metrics),
        new Claiming(store, stub(Devices.class), identities, finishing, codes, ids, clock, metrics),
        clock);
  }

  @Test
  void a_code_is_good_for_half_an_hour_and_another_one_is_shown_then() {
    var first = ask();
    assertThat(new HiddenByVersion(store, keys).counts()).containsOnlyKeys(1);
    assertThat(new HiddenByVersion(store, keys).lost()).isZero();
    infrastructure.clock.advance(Duration.ofMinutes(29));
    assertThat(ask().code()).isEqualTo(first.code());
    infrastructure.clock.advance(Duration.ofMinutes(1));
    var nonce = new Codes(keys).nonce(tenant, first.id(), infrastructure.clock.instant());
    refused("code_expired", () -> enrolment.look(first.id(), look(first.id(), nonce)));
    assertThat(claim(first.code())).isInstanceOf(ClaimResult.Expired.class);
    var second = ask();
    assertThat(second.code()).isNotEqualTo(first.code());
    assertThat(claim(first.code())).isInstanceOf(ClaimResult.UnknownCode.class);
    assertThat(claim(second.code())).isInstanceOf(ClaimResult.Claimed.class);
  }

  @Test
  void a_question_that_was_recorded_is_of_no_use_some_minutes_later() {
    var asked = ask();
    var recorded = look(asked.id(), asked.nonce());
    assertThat(as(() -> enrolment.look(asked.id(), recorded))).isInstanceOf(BoxState.Waiting.class);
    infrastructure.clock.advance(Duration.ofMinutes(3));
    refused("nonce_old", () -> enrolment.look(asked.id(), recorded));
    refused("nonce_old", () -> enrolment.look(asked.id(), look(asked.id(), "made up")));
  }

  @Test
  void guesses_are_forgiven_with_time() {
    var asked = ask();
    for (int i = 0; i < 5; i++) {
      claim("0000-0000");
    }
    assertThat(claim(asked.code())).isEqualTo(new ClaimResult.Throttled(30));
    infrastructure.clock.advance(Duration.ofSeconds(31));
    assertThat(claim(asked.code())).isInstanceOf(ClaimResult.Claimed.class);
  }

  @Test
  void the_authority_is_one_for_all_processes_and_its_key_is_kept_sealed() {
    var told = as(enrolment::authority);
    var another = new EnrolmentAuthority(store, keys, infrastructure.clock);
    assertThat(as(another::asTold)).isEqualTo(told);
    var kept =
        as(
            () ->
                store.read(
                    tx -> tx.query("select sealed_key from authority").mapTo(byte[].class).one()));
    assertThatThrownBy(
            () -> KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(kept)))
        .isInstanceOf(GeneralSecurityException.class);
    var stranger =
        new EnrolmentAuthority(
            store,
            new Keys("another secret entirely, long enough to be one of those"),
            infrastructure.clock);
    assertThatThrownBy(() -> as(stranger::asTold)).hasMessageContaining("not known any more");
  }

  private AskedToEnrol ask() {
    var hash = Texts.base64(Texts.sha256("a secret"));
    var proof = sign("byway-ask", "BW-1", "", hash);
    var key = Texts.base64(box.getPublic().getEncoded());
    return as(
        () ->
            enrolment.ask(
                new AskToEnrol("BW-1", "", key, hash, "", proof, "192.0.2.7", "https://a/?c=")));
  }

  private LookAtBox look(UUID id, String nonce) {
    var proof = sign("byway-look", id.toString(), nonce);
    return new LookAtBox(nonce, proof, "cafe", "mqtts://a:8883", "https://a/portal");
  }

  private ClaimResult claim(String code) {
    return as(() -> enrolment.claim(new ClaimBox(code, null, "Bar", null, null, "")));
  }

  private <T> T as(Callable<T> work) {
    return infrastructure.as(tenant, work);
  }

  private void refused(String code, Callable<?> work) {
    assertThatThrownBy(() -> as(work::call))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private String sign(String... lines) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(box.getPrivate());
      signature.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      return Texts.base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes everything that is told, and knows no hotspot. */
  private static <T> T stub(Class<T> contract) {
    return contract.cast(
        Proxy.newProxyInstance(
            contract.getClassLoader(),
            new Class<?>[] {contract},
            (proxy, method, arguments) ->
                method.getName().equals("withSerial") ? List.of() : null));
  }
}
