package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody at an address of their own, with what they bring along at this moment. */
final class Somebody {
  static final String FORM_TOKEN = "a-token-of-the-form-itself";
  private static final UUID REALM = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final String PASSWORD = "a pleasant password";
  private static final AtomicInteger NUMBER = new AtomicInteger(10);

  final UUID id = UUID.randomUUID();
  private final Platform at;
  private final boolean isStaff;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .localAddress(InetAddress.ofLiteral("127.0.0." + NUMBER.getAndIncrement() % 250))
          .build();
  private String token = "";

  private Somebody(Platform at, boolean isStaff) {
    this.at = at;
    this.isStaff = isStaff;
  }

  /** Who has nothing to show. */
  static Somebody nobody(Platform at) {
    return new Somebody(at, false);
  }

  static Somebody customer(Platform at) throws IOException {
    var person = new Somebody(at, false);
    person.add("customers");
    person.signIn();
    return person;
  }

  static Somebody staff(Platform at, String role) throws IOException {
    var person = new Somebody(at, true);
    person.add("staff");
    // asked first, so that who was staff before is one of them still
    at.ask("/internal/staff/members/" + person.id + "/role");
    at.tell(
        "/internal/staff/members",
        "{'personId':'%s','email':'%s','name':'Sam','role':'%s'}"
            .formatted(person.id, person.email(), role));
    person.signIn();
    return person;
  }

  /** Of the installation, and of no operator. */
  static Somebody administrator(Installation byway) throws IOException {
    var person = new Somebody(new Platform(byway, REALM), true);
    person.add("staff");
    person.signIn();
    return person;
  }

  private String email() {
    return id + "@people.example";
  }

  private void add(String kind) throws IOException {
    at.tell(
        "/internal/identity/" + kind,
        "{'id':'%s','email':'%s','name':'Pat','password':'%s','language':'en'}"
            .formatted(id, email(), PASSWORD));
  }

  void signIn() throws IOException {
    var wish =
        "{'email':'%s','password':'%s','kind':'%s'}"
            .formatted(email(), PASSWORD, isStaff ? "STAFF" : "CUSTOMER");
    var answer = at.tell("/internal/identity/sign-in", wish);
    if (answer.path("is").asText().equals("Closed")) {
      // one of the addresses does just that
      at.tell("/internal/identity/accounts/" + id + "/reopening", "{}");
      answer = at.tell("/internal/identity/sign-in", wish);
    }
    token = answer.at("/tokens/accessToken").asText();
    assertThat(token).as(answer.toString()).isNotEmpty();
  }

  /** A customer and a member of staff each have a cookie. */
  String cookie() {
    return token.isEmpty() ? "" : (isStaff ? "byway_staff=" : "byway_session=") + token + "; ";
  }

  /** What an app of theirs shows; there are none for staff. */
  String bearer() {
    return isStaff ? "" : token;
  }

  /** From their address, with these cookies and this token. */
  HttpResponse<InputStream> send(
      URI at, Route route, String cookie, String bearer, String type, String body) {
    var request =
        HttpRequest.newBuilder(at)
            .timeout(Poll.PATIENCE)
            .header("Cookie", cookie + "byway_form=" + FORM_TOKEN);
    if (route.isOfApi() && !bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    if (route.reads()) {
      request.GET();
    } else {
      request
          .header("Content-Type", type)
          .method(route.method(), HttpRequest.BodyPublishers.ofString(body));
    }
    try {
      // some answers never end
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
