package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.calls.InternalHeaders;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.secrets.Keys;
import byway.kit.settings.Roles;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InternalHeadersTest {
  private static final String SECRET = "a secret that only tests know, of fair length";
  private static final UUID TENANT = UUID.randomUUID();
  private static final String ORDERS = "/internal/orders";

  private final MovableClock clock = new MovableClock();
  private final InternalHeaders ours =
      new InternalHeaders(new Keys(SECRET), Roles.parse("catalog"), clock);

  @Test
  void a_call_is_good_for_what_was_called_in_the_context_it_was_called_in_and_for_a_while() {
    var sent = sent(ours, "POST", "/internal/orders?limit=5");
    var came = read(ours, "POST", "/internal/orders?limit=5", sent).orElseThrow();
    assertThat(came.callers()).containsExactly("catalog");
    assertThat(came.context().tenant()).isEqualTo(TENANT);
    assertThat(came.context().principal()).isEqualTo(Principal.PLATFORM);

    assertThat(read(ours, "GET", "/internal/orders?limit=5", sent)).isEmpty();
    assertThat(read(ours, "POST", "/internal/orders?limit=6", sent)).isEmpty();
    assertThat(read(ours, "POST", "/internal/payments?limit=5", sent)).isEmpty();
    for (var name : sent.keySet()) {
      var touched = new HashMap<>(sent);
      touched.put(name, sent.get(name) + "1");
      assertThat(read(ours, "POST", "/internal/orders?limit=5", touched)).as(name).isEmpty();
      touched.remove(name);
      assertThat(read(ours, "POST", "/internal/orders?limit=5", touched)).as(name).isEmpty();
    }
    clock.advance(Duration.ofMinutes(6));
    assertThat(read(ours, "POST", "/internal/orders?limit=5", sent)).isEmpty();
  }

  @Test
  void in_which_role_of_late_proven_and_by_which_service_somebody_asks_cannot_be_changed() {
    var at = clock.instant();
    var owner = Principal.staff(UUID.randomUUID(), StaffRole.OWNER).confirmed(at);
    var manager = Principal.staff(UUID.randomUUID(), StaffRole.MANAGER);
    var sent = sent(ours, "GET", ORDERS, Context.platform(TENANT).withPrincipal(owner));
    assertThat(read(ours, "GET", ORDERS, sent).orElseThrow().context().principal())
        .isEqualTo(owner);
    var plain = sent(ours, "GET", ORDERS, Context.platform(TENANT).withPrincipal(manager));
    assertThat(read(ours, "GET", ORDERS, plain)).isPresent();
    for (var forged :
        Map.of(
                "Byway-Confirmed", at.toString(),
                "Byway-Service", "orders",
                "Byway-Principal", owner.encode())
            .entrySet()) {
      var touched = new HashMap<>(plain);
      touched.put(forged.getKey(), forged.getValue());
      assertThat(read(ours, "GET", ORDERS, touched)).as(forged.getKey()).isEmpty();
    }
    var within =
        sent(ours, "GET", ORDERS, Context.platform(TENANT).withPrincipal(manager).within("orders"));
    assertThat(read(ours, "GET", ORDERS, within).orElseThrow().context().service())
        .isEqualTo("orders");
  }

  @Test
  void what_is_sent_does_not_have_the_secret_in_it_and_another_installation_cannot_make_it() {
    var sent = sent(ours, "GET", "/internal/orders");
    assertThat(sent.toString()).doesNotContain(SECRET);
    var others = new InternalHeaders(new Keys(SECRET.toUpperCase()), Roles.parse("catalog"), clock);
    assertThat(read(ours, "GET", "/internal/orders", sent(others, "GET", "/internal/orders")))
        .isEmpty();
    assertThat(read(ours, "GET", "/internal/orders", Map.of("Byway-Caller", "catalog;x;y")))
        .isEmpty();
    assertThat(read(ours, "GET", "/internal/orders", Map.of())).isEmpty();
  }

  private static Optional<InternalHeaders.Came> read(
      InternalHeaders headers, String method, String asked, Map<String, String> sent) {
    return headers.read(method, asked, sent::get);
  }

  private static Map<String, String> sent(InternalHeaders headers, String method, String asked) {
    return sent(headers, method, asked, Context.platform(TENANT));
  }

  private static Map<String, String> sent(
      InternalHeaders headers, String method, String asked, Context caller) {
    MultivaluedMap<String, Object> into = new MultivaluedHashMap<>();
    var request =
        (ClientRequestContext)
            Proxy.newProxyInstance(
                ClientRequestContext.class.getClassLoader(),
                new Class<?>[] {ClientRequestContext.class},
                (proxy, called, arguments) ->
                    switch (called.getName()) {
                      case "getHeaders" -> into;
                      case "getMethod" -> method;
                      case "getUri" -> URI.create("http://somewhere:9000" + asked);
                      default -> throw new AssertionError(called);
                    });
    caller.call(
        () -> {
          headers.filter(request);
          return true;
        });
    var sent = new HashMap<String, String>();
    into.forEach((name, values) -> sent.put(name, values.getFirst().toString()));
    return sent;
  }
}
