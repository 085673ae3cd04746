package byway.journeys;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MsChap2;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import byway.outside.accesspoint.Nas;
import byway.outside.accesspoint.Nas.Credentials;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A shop with an access point of another make, and one customer who is at it. */
final class RadiusShop implements AutoCloseable {
  static final String PASSWORD = "a pleasant password";
  static final int START = 1;
  static final int STOP = 2;
  static final int INTERIM = 3;

  final UUID device = UUID.randomUUID();
  final UUID customer = UUID.randomUUID();
  final String email = customer + "@example.com";
  final String mac = mac(customer);
  final Nas nas;
  final String secret;
  private final RadiusServer server;

  RadiusShop(RadiusServer server) throws IOException {
    this.server = server;
    server.register(device);
    var known = set("COOVACHILLI", "");
    this.secret = known.get("secret").asText();
    this.nas = Nas.of(server.access, server.accounting, secret);
    set("COOVACHILLI", "127.0.0.1:" + nas.ordersPort());
    server.here.tell(
        "/internal/identity/customers",
        "{'id':'%s','email':'%s','name':'Ann','password':'%s','language':'en'}"
            .formatted(customer, email, PASSWORD));
  }

  /** It is told from other access points by the name that it gives itself. */
  JsonNode set(String dialect, String orders) throws IOException {
    return server.here.put(
        "/internal/accesspoints",
        """
        {'deviceId':'%s','ranges':['127.0.0.1/32'],'nasIdentifier':'%1$s','dialect':'%s',
         'direction':'INPUT_IS_UPLOAD','signsRequests':true,'takesPasswords':true,'orders':'%s'}
        """
            .formatted(device, dialect, orders));
  }

  void grant(long bytes) throws IOException {
    server.here.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':'a test'}"
            .formatted(UUID.randomUUID(), customer, bytes));
  }

  long consumed() throws IOException {
    return balance("consumedBytes");
  }

  long balance(String field) throws IOException {
    return server.here.ask("/internal/balances/accounts/" + customer).get(field).asLong();
  }

  Attribute identity() {
    return Attribute.of(Type.NAS_IDENTIFIER, device.toString());
  }

  Packet ask(Credentials credentials) {
    return nas.ask(mac, named(credentials)).orElseThrow();
  }

  Credentials named(Credentials credentials) {
    return authenticator -> {
      var all = new ArrayList<>(credentials.with(authenticator));
      all.add(identity());
      return all;
    };
  }

  Code codeOf(Credentials credentials) {
    return ask(credentials).code();
  }

  Credentials pap(String name, String password) {
    return nas.pap(name, password);
  }

  Credentials chap(String secret) {
    return authenticator -> {
      try {
        var digest = MessageDigest.getInstance("MD5");
        digest.update((byte) 9);
        digest.update(secret.getBytes(StandardCharsets.UTF_8));
        var response = digest.digest(authenticator);
        var value = new byte[17];
        value[0] = 9;
        System.arraycopy(response, 0, value, 1, 16);
        return List.of(
            Attribute.of(Type.USER_NAME, email), Attribute.of(Type.CHAP_PASSWORD, value));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  Credentials msChap2(String secret) {
    return authenticator -> {
      var peer = Wire.random();
      var value = new byte[50];
      value[0] = 5;
      System.arraycopy(peer, 0, value, 2, 16);
      var response = MsChap2.respond(email, authenticator, peer, secret);
      System.arraycopy(response, 0, value, 26, 24);
      return List.of(
          Attribute.of(Type.USER_NAME, email),
          Attribute.of(Type.MS_CHAP_CHALLENGE, authenticator),
          Attribute.of(Type.MS_CHAP2_RESPONSE, value));
    };
  }

  /** As FreeRADIUS asks by its REST module, for somebody whose EAP it vouches for. */
  HttpResponse<String> postAuth(String name) throws IOException {
    var proxy = new TrustedProxyClient(server, true, true);
    proxy.placeBefore(device);
    return proxy.ask(
        "post-auth", device, TrustedProxyClient.says(name, mac, "EAP-Message", "0x02"));
  }

  boolean report(int status, Packet accepted, String acct, long up, long down) {
    return nas.report(numbers(status, accepted, acct, up, down));
  }

  List<Attribute> numbers(int status, Packet accepted, String acct, long up, long down) {
    var all = new ArrayList<Attribute>();
    all.add(identity());
    all.add(Attribute.of(Type.ACCT_STATUS_TYPE, status));
    all.add(Attribute.of(Type.ACCT_SESSION_ID, acct));
    all.add(Attribute.of(Type.USER_NAME, email));
    all.add(Attribute.of(Type.CALLING_STATION_ID, mac.replace(':', '-')));
    all.addAll(accepted.all(Type.CLASS));
    all.add(Attribute.of(Type.ACCT_INPUT_OCTETS, up & 0xffff_ffffL));
    all.add(Attribute.of(Type.ACCT_INPUT_GIGAWORDS, up >>> 32));
    all.add(Attribute.of(Type.ACCT_OUTPUT_OCTETS, down & 0xffff_ffffL));
    all.add(Attribute.of(Type.ACCT_OUTPUT_GIGAWORDS, down >>> 32));
    return all;
  }

  private static String mac(UUID id) {
    return "02:" + id.toString().substring(0, 8).replaceAll("(..)", "$1:") + "01";
  }

  @Override
  public void close() {
    nas.close();
  }
}
