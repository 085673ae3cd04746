package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installation's secret is changed while it serves, and nobody is thrown out. */
class SecretsTest {
  private static final UUID CUSTOMER = UUID.randomUUID();

  @TempDir Path data;

  @Test
  void the_secret_is_rotated_under_traffic_and_what_was_made_before_stays_good() throws Exception {
    try (var byway = Installation.prepared(data)) {
      var server = byway.start("up");
      byway.awaitAnswer(server, byway.httpPort);
      var here = new Platform(byway);
      here.tell(
          "/internal/tenants",
          """
          {'id':'%s','slug':'secrets','name':'Secrets','hosts':['localhost:%d'],'currency':'EUR',
           'settings':{'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':50,
            'deviceBonusesPerDay':50,'sliceBytes':16000000}}
          """
              .formatted(here.tenant, byway.httpPort));
      var before = issue(here);
      var point = Point.register(here);
      var traffic = new Traffic(here);
      try (traffic) {
        assertThat(command(byway, "rotate")).contains("Version 2 is used");
        assertThat(Files.readString(data.resolve("secret"))).contains("\n2 ");
        traffic.awaitMore(20);
        assertThat(command(byway, "retire", "1")).contains("would be lost");
      }
      assertThat(traffic.failure()).isNull();

      assertThat(secret(here, point.id())).isEqualTo(point.secret());
      assertThat(redeem(here, before)).contains("voucherId");
      assertThat(redeem(here, issue(here))).contains("voucherId");
      here.tell("/internal/accesspoints/%s/secret".formatted(point.id()), "");
      assertThat(secret(here, point.id())).isNotEqualTo(point.secret());
      assertThat(command(byway, "show")).contains("used: 2").contains("version 2: 1 secrets");

      server.destroyForcibly();
      assertThat(server.waitFor()).isNotZero();
      byway.awaitAnswer(byway.start("up"), byway.httpPort);
      assertThat(redeem(here, issue(here))).contains("voucherId");
      assertThat(secret(here, point.id())).isNotEqualTo(point.secret());
      Poll.until(
          "what is hidden follows the new version",
          Poll.PATIENCE,
          () -> {
            var shown = command(byway, "show");
            return shown.contains("version 2: 1 keys of the enrolment authority")
                && !shown.contains("lost");
          });
    }
  }

  /** A batch of one; its code. */
  private static String issue(Platform here) throws IOException {
    return here.tell(
            "/internal/vouchers/batches",
            "{'key':'%s','label':'One','count':1,'bytes':1000000,'reason':'to see'}"
                .formatted(UUID.randomUUID()))
        .get("codes")
        .get(0)
        .asText();
  }

  private static String redeem(Platform here, String code) throws IOException {
    return here.tell(
            "/internal/vouchers/redeem",
            "{'code':'%s','customerId':'%s'}".formatted(code, CUSTOMER))
        .toString();
  }

  private static String secret(Platform here, UUID point) throws IOException {
    return here.ask("/internal/accesspoints/" + point).get("secret").asText();
  }

  private static String command(Installation byway, String... words) {
    var all = new String[words.length + 1];
    all[0] = "secrets";
    System.arraycopy(words, 0, all, 1, words.length);
    var process = byway.start(all);
    byway.finish(process);
    return byway.said(process);
  }

  /** Somebody who grants, one after the other, each of which must be there at once. */
  private static final class Traffic implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile int done;
    private final Thread thread;

    Traffic(Platform here) {
      thread = Thread.ofVirtual().start(() -> go(here));
    }

    private void go(Platform here) {
      try {
        while (!over.get()) {
          here.tell(
              "/internal/balances/grants",
              "{'key':'%s','accountId':'%s','bytes':1000,'reason':'ADJUSTMENT','note':''}"
                  .formatted(UUID.randomUUID(), CUSTOMER));
          done = done + 1;
        }
      } catch (IOException | AssertionError e) {
        failure.set(e);
      }
    }

    void awaitMore(int count) {
      int until = done + count;
      Poll.until("more is done", Poll.PATIENCE, () -> done >= until || failure.get() != null);
    }

    @Nullable Throwable failure() {
      return failure.get();
    }

    @Override
    public void close() throws InterruptedException {
      over.set(true);
      thread.join();
    }
  }
}
