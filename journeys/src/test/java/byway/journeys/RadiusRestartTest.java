package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.outside.accesspoint.Nas;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must outlive the process that access points spoke to. */
class RadiusRestartTest {
  private static final String PASSWORD = "a pleasant password";
  private static final long GB = 1_000_000_000;
  private static final String MAC = "02-00-00-00-00-31";
  private static final String OTHER_MAC = "02-00-00-00-00-32";

  @TempDir Path data;

  private final UUID device = UUID.randomUUID();
  private final UUID customer = UUID.randomUUID();

  /** Each access point takes orders at port 3799 of its own address. */
  @Test
  void after_a_restart_orders_arrive_and_counters_that_had_begun_again_go_on() throws Exception {
    var own = new InetSocketAddress(InetAddress.ofLiteral("127.31.99.1"), 3_799);
    int access = Installation.freeUdpPort();
    int accounting = Installation.freeUdpPort();
    try (var byway = Installation.prepared(data)) {
      var settings = byway.settings();
      settings.putAll(Installation.anyPace());
      settings.put("BYWAY_RADIUS_PORT", Integer.toString(access));
      settings.put("BYWAY_RADIUS_ACCOUNTING_PORT", Integer.toString(accounting));
      var first = byway.start(settings, "up");
      byway.awaitAnswer(first, byway.httpPort);
      var here = new Platform(byway);
      var secret = prepare(here, byway.httpPort);
      try (var nas = Nas.at(own, access, accounting, secret)) {
        var other = nas.ask(OTHER_MAC, nas.pap(email(), PASSWORD)).orElseThrow();
        assertThat(nas.report(numbers(other, "r2", OTHER_MAC, 60, 0))).isTrue();
        var accepted = nas.ask(MAC, nas.pap(email(), PASSWORD)).orElseThrow();
        for (int i = 1; i <= 6; i++) {
          assertThat(nas.report(numbers(accepted, "r1", MAC, 60 * i, i * 700_000_000L))).isTrue();
        }
        assertThat(consumed(here)).isGreaterThan(1L << 31);

        first.destroyForcibly();
        assertThat(first.waitFor()).isNotZero();
        byway.awaitAnswer(byway.start(settings, "up"), byway.httpPort);
        here.tell(
            "/internal/access/sessions/" + sessionOf(here, OTHER_MAC) + "/close",
            "{'reason':'staff'}");
        var order = nas.nextOrder(PATIENCE).orElseThrow();
        while (order.code() != Code.DISCONNECT_REQUEST) {
          order = nas.nextOrder(PATIENCE).orElseThrow(); // of more to use, from before
        }
        assertThat(order.text(Type.ACCT_SESSION_ID)).isEqualTo("r2");

        for (int i = 0; i < 10 && consumed(here) < (1L << 32) + 5; i++) {
          assertThat(nas.report(numbers(accepted, "r1", MAC, 420 + i, 5))).isTrue();
        }
        assertThat(consumed(here)).isEqualTo((1L << 32) + 5);
      }
    }
  }

  private String sessionOf(Platform here, String mac) throws IOException {
    for (var session : here.ask("/internal/access/open-at/" + device)) {
      if (session.get("mac").asText().equals(mac.replace('-', ':'))) {
        return session.get("id").asText();
      }
    }
    throw new AssertionError("no session of " + mac);
  }

  private String prepare(Platform here, int httpPort) throws IOException {
    here.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'here','name':'Here','hosts':['127.0.0.1:%d'],'currency':'EUR','settings':{
         'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':16000000}}
        """
            .formatted(here.tenant, httpPort));
    here.tell("/internal/devices", "{'id':'%s','name':'Shop','serial':'SHOP'}".formatted(device));
    here.tell(
        "/internal/identity/customers",
        "{'id':'%s','email':'%s','name':'Ann','password':'%s','language':'en'}"
            .formatted(customer, email(), PASSWORD));
    here.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':'a test'}"
            .formatted(UUID.randomUUID(), customer, 20 * GB));
    return here.put(
            "/internal/accesspoints",
            """
            {'deviceId':'%s','ranges':['127.31.99.1/32'],'nasIdentifier':'','dialect':'COOVACHILLI',
             'direction':'INPUT_IS_UPLOAD','signsRequests':true,'takesPasswords':true,'orders':''}
            """
                .formatted(device))
        .get("secret")
        .asText();
  }

  private List<Attribute> numbers(
      Packet accepted, String acct, String mac, long seconds, long down) {
    var all = new ArrayList<Attribute>(accepted.all(Type.CLASS));
    all.add(Attribute.of(Type.CALLING_STATION_ID, mac));
    all.add(Attribute.of(Type.USER_NAME, email()));
    all.add(Attribute.of(Type.ACCT_STATUS_TYPE, 3));
    all.add(Attribute.of(Type.ACCT_SESSION_ID, acct));
    all.add(Attribute.of(Type.ACCT_SESSION_TIME, seconds));
    all.add(Attribute.of(Type.ACCT_OUTPUT_OCTETS, down));
    return all;
  }

  private String email() {
    return customer + "@example.com";
  }

  private long consumed(Platform here) throws IOException {
    return here.ask("/internal/balances/accounts/" + customer).get("consumedBytes").asLong();
  }
}
