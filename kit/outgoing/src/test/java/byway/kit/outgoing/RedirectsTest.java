package byway.kit.outgoing;

import static byway.kit.outgoing.Client.AT_HOME;
import static byway.kit.outgoing.Client.answered;
import static byway.kit.outgoing.Client.assertNotSent;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
  final Client client = new Client(AT_HOME);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void a_redirect_into_the_private_network_is_refused() throws IOException {
    try (var inside = Site.plain("127.0.0.1", 0, exchange -> Site.answer(exchange, 200, "inside"));
        var outside =
            Site.plain("127.0.0.2", 0, exchange -> Site.redirect(exchange, 302, inside.at("/")));
        var narrow = new Client(AT_HOME.withNetworks("home=127.0.0.2/32"))) {
      assertNotSent(narrow.get(outside.at("/")), Code.ADDRESS_REFUSED);
      assertThat(outside.heard).hasSize(1);
      assertThat(inside.heard).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "gopher://127.0.0.1/", "http://a:b@127.0.0.1/", "http:///"})
  void a_redirect_to_what_is_no_address_to_call_is_refused(String to) throws IOException {
    try (var site = Site.plain("127.0.0.1", 0, exchange -> Site.redirect(exchange, 302, to))) {
      assertThat(client.get(site.at("/"))).isInstanceOf(Reply.NotSent.class);
    }
  }

  @Test
  void credentials_go_on_to_the_same_host_and_to_no_other() throws IOException {
    try (var other = Site.plain("127.0.0.2", 0, exchange -> Site.answer(exchange, 200, "here"));
        var first =
            Site.plain(
                "127.0.0.1",
                0,
                exchange -> {
                  var path = exchange.getRequestURI().getPath();
                  Site.redirect(exchange, 307, path.equals("/a") ? "/b" : other.at("/c"));
                })) {
      var answer =
          answered(
              client.send(
                  OutgoingRequest.get(first.at("/a"))
                      .withHeader("Authorization", "Bearer x")
                      .withNetwork("home")));
      assertThat(answer.from()).isEqualTo(other.at("/c"));
      assertThat(first.heard).extracting(Site.Heard::authorization).containsOnly("Bearer x");
      assertThat(first.heard).hasSize(2);
      assertThat(other.heard).extracting(Site.Heard::authorization).containsOnlyNulls();
    }
  }

  @Test
  void a_circle_ends_and_is_told() throws IOException {
    try (var site = Site.plain("127.0.0.1", 0, exchange -> Site.redirect(exchange, 302, "/"))) {
      assertNotSent(client.get(site.at("/")), Code.REDIRECTS_EXCEEDED);
      assertThat(site.heard).hasSize(4);
    }
  }

  @Test
  void a_body_is_not_carried_to_where_nobody_meant_it_to_go() throws IOException {
    try (var site =
        Site.plain("127.0.0.1", 0, exchange -> Site.redirect(exchange, 307, "/other"))) {
      var post = OutgoingRequest.post(site.at("/"), "text/plain", new byte[1]).withRedirects(3);
      assertThat(answered(client.send(post.withNetwork("home"))).status()).isEqualTo(307);
      assertThat(site.heard).hasSize(1);
    }
  }

  @Test
  void each_hop_is_a_call_of_the_tenant_s_minute() throws IOException {
    try (var site = Site.plain("127.0.0.1", 0, exchange -> Site.redirect(exchange, 302, "/"));
        var poor = new Client(AT_HOME.withBudget(2, 5))) {
      assertNotSent(poor.get(site.at("/")), Code.BUDGET_SPENT);
      assertThat(site.heard).hasSize(2);
    }
  }
}
