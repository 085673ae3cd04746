package byway.journeys;

import static byway.journeys.RadiusShop.INTERIM;
import static byway.journeys.RadiusShop.PASSWORD;
import static byway.journeys.TrustedProxyClient.of;
import static byway.journeys.TrustedProxyClient.says;
import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Type;
import byway.outside.accesspoint.Nas;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a credential may claim over RADIUS and HTTP, and about whom. */
class TrustedProxyTest extends AtAnAccessPoint {
  private static final String[] DOORS = {"authorize", "post-auth", "preacct", "accounting"};

  @ParameterizedTest
  @ValueSource(strings = {"COOVACHILLI", "OPENNDS"})
  void an_access_points_own_secret_is_nobody_at_the_doors_of_proxies(String dialect)
      throws IOException {
    shop.grant(GB);
    shop.set(dialect, "");
    for (var door : DOORS) {
      var answer = ask(door, shop.device + ":" + shop.secret, says(shop.email, shop.mac));
      assertThat(answer.statusCode()).as(door).isEqualTo(401);
      assertThat(answer.body()).as(door).doesNotContain("Class", "NT-Password");
    }
  }

  @Test
  void a_proxy_lets_in_who_has_proven_it_to_the_platform_and_nobody_else() throws IOException {
    shop.grant(GB);
    var proxy = proxy(false, false);
    var named = proxy.ask("post-auth", shop.device, says(shop.email, shop.mac));
    assertThat(named.statusCode()).as("a name alone").isEqualTo(401);
    var vouched =
        proxy.ask("post-auth", shop.device, says(shop.email, shop.mac, "EAP-Message", "0x02"));
    assertThat(vouched.statusCode()).as("not trusted so far").isEqualTo(401);
    var hash = proxy.ask("authorize", shop.device, says(shop.email, shop.mac));
    assertThat(hash.statusCode()).isEqualTo(401);
    assertThat(hash.body()).doesNotContain("NT-Password");
    assertThat(authorize(proxy, "wrong").statusCode()).isEqualTo(401);

    var seen = of(authorize(proxy, PASSWORD), "request:Tmp-String-0");
    assertThat(postAuth(proxy, shop.mac, seen).statusCode()).isEqualTo(200);
    assertThat(postAuth(proxy, "02:00:00:00:00:99", seen).statusCode())
        .as("another device")
        .isEqualTo(401);
    assertThat(postAuth(proxy(false, false), shop.mac, seen).statusCode())
        .as("another proxy")
        .isEqualTo(401);
  }

  @Test
  void what_was_let_in_is_charged_at_its_own_access_point_and_at_no_other() throws IOException {
    shop.grant(GB);
    var proxy = proxy(false, false);
    var letIn = postAuth(proxy, shop.mac, of(authorize(proxy, PASSWORD), "request:Tmp-String-0"));
    try (var other = new RadiusShop(server)) {
      assertThat(proxy.ask("accounting", other.device, report(letIn)).statusCode())
          .as("not behind it")
          .isEqualTo(401);
      proxy.placeBefore(other.device);
      assertThat(proxy.ask("accounting", other.device, report(letIn)).statusCode()).isEqualTo(204);
    }
    assertThat(shop.consumed()).isZero();
    assertThat(proxy.ask("accounting", shop.device, report(letIn)).statusCode()).isEqualTo(204);
    assertThat(shop.consumed()).isEqualTo(5_000);
  }

  @Test
  void a_proxy_that_the_operator_lets_vouch_is_believed_about_eap_and_told_hashes()
      throws IOException {
    shop.grant(GB);
    var proxy = proxy(true, true);
    assertThat(
            of(
                proxy.ask("authorize", shop.device, says(shop.email, shop.mac)),
                "control:NT-Password"))
        .startsWith("0x");
    assertThat(proxy.ask("post-auth", shop.device, says(shop.email, shop.mac)).statusCode())
        .as("it does not say that anything was proven")
        .isEqualTo(401);
    var vouched =
        proxy.ask("post-auth", shop.device, says(shop.email, shop.mac, "EAP-Message", "0x02"));
    assertThat(vouched.statusCode()).isEqualTo(200);
    assertThat(proxy.seen().get("usedAt").asText()).isNotEmpty();
  }

  @Test
  void a_proxy_is_nobody_from_elsewhere_with_its_old_secret_and_after_it_was_removed()
      throws IOException {
    var proxy = proxy(true, true);
    var old = proxy.secret;
    assertThat(answer(proxy)).isEqualTo(204);
    proxy.set("192.0.2.0/24", true, true);
    var before = server.refused("wrong_address");
    assertThat(answer(proxy)).isEqualTo(401);
    assertThat(server.refused("wrong_address")).isEqualTo(before + 1);
    proxy.set("127.0.0.0/8", true, true);
    proxy.secret = proxy.renewSecret();
    assertThat(answer(proxy)).isEqualTo(204);
    assertThat(ask("preacct", proxy.id + ":" + old, "{}").statusCode()).isEqualTo(401);
    proxy.remove();
    assertThat(answer(proxy)).isEqualTo(401);
    assertThat(ask("preacct", shop.customer + ":" + shop.secret, "{}").statusCode()).isEqualTo(401);
  }

  @Test
  void an_access_point_reports_for_no_session_of_another() throws IOException {
    shop.grant(GB);
    var accepted = shop.ask(shop.pap(shop.email, PASSWORD));
    assertThat(shop.report(INTERIM, accepted, "own", 0, 5_000)).isTrue();
    try (var other = new RadiusShop(server)) {
      var stolen = new ArrayList<>(shop.numbers(INTERIM, accepted, "own", 0, 900_000_000));
      stolen.removeFirst();
      stolen.add(other.identity());
      assertThat(other.nas.report(stolen)).as("answered, so that it stops").isTrue();
    }
    assertThat(shop.consumed()).isEqualTo(5_000);
  }

  @Test
  void ten_behind_one_address_are_served_whatever_another_operator_says_of_it() throws IOException {
    shop.grant(GB);
    var secrets = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      secrets.add(register(server.here, "", true));
    }
    var other = server.another();
    for (int i = 0; i < 8; i++) {
      register(other, "", true);
      register(other, "MikroTik", i > 0);
    }
    for (var secret : secrets) {
      try (var nas = Nas.of(server.access, server.accounting, secret)) {
        assertThat(codeOf(nas, nas.pap(shop.email, PASSWORD))).isEqualTo(Code.ACCESS_ACCEPT);
        var named = nas.pap(shop.email, PASSWORD);
        assertThat(codeOf(nas, authenticator -> named(named.with(authenticator))))
            .isEqualTo(Code.ACCESS_ACCEPT);
      }
    }
  }

  private String register(Platform operator, String name, boolean signs) throws IOException {
    var id = UUID.randomUUID();
    operator.tell("/internal/devices", "{'id':'%s','name':'Shop','serial':'%1$s'}".formatted(id));
    return operator
        .put(
            "/internal/accesspoints",
            """
            {'deviceId':'%s','ranges':['127.0.0.1/32'],'nasIdentifier':'%s','dialect':'GENERIC',
             'direction':'INPUT_IS_UPLOAD','signsRequests':%s,'takesPasswords':true,'orders':''}
            """
                .formatted(id, name, signs))
        .get("secret")
        .asText();
  }

  private Code codeOf(Nas nas, Nas.Credentials credentials) {
    var answer = nas.ask(shop.mac, credentials).orElseThrow();
    assertThat(answer.text(Type.REPLY_MESSAGE)).isEmpty();
    return answer.code();
  }

  private static List<Attribute> named(List<Attribute> given) {
    var all = new ArrayList<>(given);
    all.add(Attribute.of(Type.NAS_IDENTIFIER, "MikroTik"));
    return all;
  }

  private TrustedProxyClient proxy(boolean vouches, boolean checksKeys) throws IOException {
    var proxy = new TrustedProxyClient(server, vouches, checksKeys);
    proxy.placeBefore(shop.device);
    return proxy;
  }

  private int answer(TrustedProxyClient proxy) throws IOException {
    return proxy.ask("preacct", shop.device, "{}").statusCode();
  }

  private HttpResponse<String> authorize(TrustedProxyClient proxy, String password)
      throws IOException {
    return proxy.ask(
        "authorize", shop.device, says(shop.email, shop.mac, "User-Password", password));
  }

  private HttpResponse<String> postAuth(TrustedProxyClient proxy, String mac, String seen)
      throws IOException {
    return proxy.ask("post-auth", shop.device, says(shop.email, mac, "Tmp-String-0", seen));
  }

  private String report(HttpResponse<String> letIn) throws IOException {
    return says(
        shop.email,
        shop.mac,
        "Class",
        of(letIn, "reply:Class"),
        "Acct-Status-Type",
        "Interim-Update",
        "Acct-Session-Id",
        "p1",
        "Acct-Input-Octets",
        "1000",
        "Acct-Output-Octets",
        "4000");
  }

  private HttpResponse<String> ask(String door, String proof, String body) throws IOException {
    return TrustedProxyClient.ask(server, door, shop.device, proof, body);
  }
}
