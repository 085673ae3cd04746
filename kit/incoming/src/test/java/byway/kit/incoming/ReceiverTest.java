package byway.kit.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.incoming.Receipt.NotTaken;
import byway.kit.incoming.Receipt.Outcome;
import byway.kit.incoming.Receipt.Taken;
import byway.kit.testing.TestInfrastructure;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  private static final byte[] KEY =
      "a key that only this test knows".getBytes(StandardCharsets.UTF_8);

  final UUID tenant = UUID.randomUUID();
  final Parcels parcels = new Parcels(infrastructure.databases());
  final Receiver<JsonNode> receiver =
      parcels.receiver(
          new StandardWebhooks(List.of(Base64.getEncoder().encodeToString(KEY))),
          infrastructure.clock);
  final UUID parcel = infrastructure.as(tenant, parcels::send);

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void an_event_is_handled_once_however_often_it_is_told() {
    var event = moved(1, "DELIVERED");
    assertTaken(Outcome.HANDLED, event);
    assertTaken(Outcome.REPEATED, event);
    assertThat(find()).isEqualTo("DELIVERED 1");
    assertThat(parcels.counted("handled")).isEqualTo(1);
    assertThat(parcels.counted("repeated")).isEqualTo(1);
  }

  @Test
  void many_who_tell_it_at_once_do_it_once() throws Exception {
    var event = moved(1, "DELIVERED");
    var told = new ArrayList<Future<Receipt>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        told.add(threads.submit(() -> receiver.receive(event)));
      }
    }
    int handled = 0;
    for (var one : told) {
      handled += one.get().equals(new Taken(Outcome.HANDLED)) ? 1 : 0;
    }
    assertThat(handled).isEqualTo(1);
    assertThat(find()).isEqualTo("DELIVERED 1");
  }

  @Test
  void the_object_s_own_version_decides_and_never_the_order_of_arrival() {
    assertTaken(Outcome.HANDLED, moved(3, "DELIVERED"));
    assertTaken(Outcome.OUTDATED, moved(2, "ON_THE_WAY"));
    assertTaken(Outcome.OUTDATED, moved(3, "AGAIN"));
    assertTaken(Outcome.HANDLED, moved(4, "RETURNED"));
    assertThat(find()).isEqualTo("RETURNED 2");
  }

  @Test
  void the_tenant_is_the_one_in_the_object_whoever_brings_it() {
    var event = moved(1, "DELIVERED");
    Receipt receipt = infrastructure.as(UUID.randomUUID(), () -> receiver.receive(event));
    assertThat(receipt).isEqualTo(new Taken(Outcome.HANDLED));
    assertThat(find()).isEqualTo("DELIVERED 1");
  }

  @Test
  void what_is_of_an_unknown_kind_or_not_ours_is_taken_and_counted() {
    assertTaken(Outcome.UNKNOWN_KIND, signed("{\"id\":\"a\",\"kind\":\"weather.changed\"}"));
    assertTaken(Outcome.FOREIGN, signed("{\"id\":\"b\",\"kind\":\"parcel.moved\"}"));
    assertTaken(Outcome.FOREIGN, signed(text("evt", parcel, UUID.randomUUID(), 1, "STOLEN")));
    assertThat(parcels.counted("foreign")).isEqualTo(2);
    assertThat(find()).isEqualTo("SENT 0");
  }

  @Test
  void what_was_changed_on_the_way_or_is_signed_by_nobody_changes_nothing() {
    var event = moved(1, "DELIVERED");
    var changed = new Delivery(event.headers(), moved(1, "STOLEN").body());
    assertNotTaken(401, "signature_invalid", receiver.receive(changed));
    assertNotTaken(
        400, "signature_missing", receiver.receive(new Delivery(Map.of(), event.body())));
    infrastructure.clock.advance(Duration.ofSeconds(301));
    assertNotTaken(401, "signature_invalid", receiver.receive(event));
    assertThat(find()).isEqualTo("SENT 0");
    assertThat(parcels.counted("signature_invalid")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "1", "{\"id\":1}", "{\"kind\":\"parcel.moved\"}"})
  void nonsense_that_is_truly_signed_is_refused(String body) {
    assertNotTaken(400, "malformed", receiver.receive(signed(body)));
  }

  @Test
  void the_same_id_for_something_else_is_refused() {
    assertTaken(Outcome.HANDLED, signed("one", text("one", tenant, parcel, 1, "DELIVERED")));
    assertNotTaken(
        409,
        "event_id_reused",
        receiver.receive(signed("one", text("one", tenant, parcel, 2, "STOLEN"))));
    assertThat(find()).isEqualTo("DELIVERED 1");
  }

  @Test
  void what_is_too_large_or_no_json_is_refused_before_it_is_looked_at() {
    assertNotTaken(413, "too_large", receiver.receive(signed(" ".repeat(Receiver.MOST_BYTES + 1))));
    var headers = new java.util.HashMap<>(moved(1, "A").headers());
    headers.put("Content-Type", "text/plain");
    assertNotTaken(
        415, "unsupported_media_type", receiver.receive(new Delivery(headers, new byte[2])));
    headers.put("Content-Type", "application/json; charset=utf-8");
    assertNotTaken(401, "signature_invalid", receiver.receive(new Delivery(headers, new byte[2])));
  }

  @Test
  void passing_trouble_is_told_and_the_event_is_taken_when_it_comes_again() {
    var event = moved(1, "DELIVERED");
    parcels.trouble = "away";
    for (int i = 0; i < 20; i++) {
      assertNotTaken(503, "carrier_unavailable", receiver.receive(event));
    }
    parcels.trouble = "";
    assertTaken(Outcome.HANDLED, event);
    assertThat(receiver.setAside()).isEmpty();
  }

  @Test
  void one_that_always_fails_is_set_aside_and_stops_no_other() {
    var poison = moved(1, "DELIVERED");
    parcels.trouble = "defect";
    for (int i = 1; i < Receiver.MOST_ATTEMPTS; i++) {
      assertNotTaken(500, "failed", receiver.receive(poison));
      assertThat(receiver.setAside()).isEmpty();
    }
    assertTaken(Outcome.SET_ASIDE, poison);
    assertThat(receiver.setAside())
        .singleElement()
        .satisfies(one -> assertThat(one.failure()).isEqualTo("IllegalStateException"));
    var id = receiver.setAside().getFirst().eventId();
    assertThat(receiver.tryAgain(id)).isEqualTo(new Taken(Outcome.SET_ASIDE));

    parcels.trouble = "";
    assertThat(receiver.tryAgain(id)).isEqualTo(new Taken(Outcome.HANDLED));
    assertThat(find()).isEqualTo("DELIVERED 1");
    assertThat(receiver.setAside()).isEmpty();
    assertTaken(Outcome.REPEATED, poison);
  }

  @Test
  void one_that_is_given_up_is_gone() {
    var poison = moved(1, "DELIVERED");
    parcels.trouble = "defect";
    for (int i = 0; i < Receiver.MOST_ATTEMPTS; i++) {
      receiver.receive(poison);
    }
    receiver.giveUp(receiver.setAside().getFirst().eventId());
    assertThat(receiver.setAside()).isEmpty();
    assertThat(find()).isEqualTo("SENT 0");
  }

  @Test
  void an_operator_sees_its_own_and_gives_up_nothing_that_may_be_anothers() {
    var another = UUID.randomUUID();
    var mine = setAside(1, "late-defect");
    assertThat(infrastructure.as(tenant, receiver::setAside)).extracting("mine").containsOnly(true);
    assertThat(infrastructure.as(another, receiver::setAside)).isEmpty();
    assertThatThrownBy(() -> infrastructure.as(another, () -> tryAgain(mine)))
        .hasMessageContaining("this event");
    infrastructure.as(tenant, () -> giveUp(mine));

    var nobodys = setAside(2, "defect");
    assertThat(infrastructure.as(another, receiver::setAside))
        .extracting("mine")
        .containsOnly(false);
    assertThatThrownBy(() -> infrastructure.as(another, () -> giveUp(nobodys)))
        .hasMessageContaining("this event");
    parcels.trouble = "";
    infrastructure.as(another, () -> tryAgain(nobodys));
    assertThat(find()).isEqualTo("DELIVERED 1");
    assertThat(receiver.setAside()).isEmpty();
  }

  private String setAside(int version, String trouble) {
    var poison = moved(version, "DELIVERED");
    parcels.trouble = trouble;
    for (int i = 0; i < Receiver.MOST_ATTEMPTS; i++) {
      receiver.receive(poison);
    }
    return receiver.setAside().getFirst().eventId();
  }

  private Receipt tryAgain(String id) {
    return receiver.tryAgain(id);
  }

  private String giveUp(String id) {
    receiver.giveUp(id);
    return id;
  }

  @Test
  void ids_are_forgotten_when_nobody_tells_them_any_more() {
    assertTaken(Outcome.HANDLED, moved(1, "DELIVERED"));
    assertThat(receiver.forget(Duration.ofDays(30))).isZero();
    infrastructure.clock.advance(Duration.ofDays(31));
    assertThat(receiver.forget(Duration.ofDays(30))).isPositive();
  }

  @Test
  void what_nobody_decides_on_is_kept_no_longer_than_its_time() {
    var poison = moved(1, "DELIVERED");
    parcels.trouble = "defect";
    for (int i = 0; i < Receiver.MOST_ATTEMPTS; i++) {
      receiver.receive(poison);
    }
    infrastructure.clock.advance(Duration.ofDays(89));
    assertThat(receiver.giveUpOld(Duration.ofDays(90))).isZero();
    infrastructure.clock.advance(Duration.ofDays(2));
    assertThat(receiver.giveUpOld(Duration.ofDays(90))).isOne();
    assertThat(receiver.setAside()).isEmpty();
    assertThat(parcels.counted("expired")).isOne();
  }

  private void assertTaken(Outcome outcome, Delivery delivery) {
    assertThat(receiver.receive(delivery)).isEqualTo(new Taken(outcome));
  }

  private static void assertNotTaken(int status, String code, Receipt receipt) {
    assertThat(receipt)
        .isInstanceOfSatisfying(
            NotTaken.class,
            not -> assertThat(not.status() + " " + not.code()).isEqualTo(status + " " + code));
  }

  private String find() {
    return infrastructure.as(tenant, () -> parcels.find(parcel));
  }

  private Delivery moved(long version, String state) {
    return signed(text("any", tenant, parcel, version, state));
  }

  private static String text(String id, UUID tenant, UUID parcel, long version, String state) {
    return """
    {"id":"%s","kind":"parcel.moved","tenant":"%s","parcel":"%s","version":%d,"state":"%s"}\
    """
        .formatted(id, tenant, parcel, version, state);
  }

  private static Delivery signed(String body) {
    return signed("msg_" + UUID.randomUUID(), body);
  }

  private static Delivery signed(String id, String body) {
    try {
      var time = Long.toString(infrastructure.clock.instant().getEpochSecond());
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      byte[] signature =
          mac.doFinal((id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8));
      return Delivery.of(
          body,
          Map.of(
              "webhook-id",
              id,
              "webhook-timestamp",
              time,
              "webhook-signature",
              "v1," + Base64.getEncoder().encodeToString(signature)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
