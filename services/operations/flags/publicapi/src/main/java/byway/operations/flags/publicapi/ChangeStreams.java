package byway.operations.flags.publicapi;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.values.Refusal;
import byway.operations.flags.api.asking.RulesHere;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events that say that flags have changed (OFREP, decision 8). A browser's event source
 * sends no header, so the address itself carries who may listen, for an hour or two.
 */
@Singleton
class ChangeStreams {
  static final int INACTIVITY_SECONDS = 120;
  private static final String PURPOSE = "flag-changes";
  private static final long GOOD_SECONDS = 3_600;
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int QUIET_SECONDS = 15;
  private static final int MOST = 500;

  private final Semaphore streams = new Semaphore(MOST);
  private final RulesHere rules;
  private final Keys keys;
  private final InstantSource clock;

  ChangeStreams(RulesHere rules, Keys keys, InstantSource clock) {
    this.rules = rules;
    this.keys = keys;
    this.clock = clock;
  }

  String ticket(UUID tenant) {
    // The same for an hour: a program whose address stays keeps its connection.
    long until = (clock.instant().getEpochSecond() / GOOD_SECONDS + 2) * GOOD_SECONDS;
    return keys.sealText(PURPOSE, ByteBuffer.allocate(8).putLong(until).array(), tenant);
  }

  /** Refuses with {@code unauthenticated}, and {@code unavailable} where too many listen. */
  Response open(String ticket, @Nullable String lastSeen) {
    var tenant = Context.tenantId();
    var until =
        keys.openText(PURPOSE, ticket, tenant)
            .filter(said -> said.length == 8)
            .map(said -> Instant.ofEpochSecond(ByteBuffer.wrap(said).getLong()))
            .orElseThrow(() -> Refusal.unauthenticated("this is no address to listen at"));
    if (until.isBefore(clock.instant())) {
      throw Refusal.unauthenticated("ask for all flags again: this address is too old");
    }
    if (!streams.tryAcquire()) {
      throw Refusal.unavailable(Refusal.UNAVAILABLE, "too many listen already").after(30);
    }
    StreamingOutput output =
        out -> {
          try {
            send(out, tenant, lastSeen);
          } finally {
            streams.release();
          }
        };
    return Response.ok(output, "text/event-stream;charset=utf-8")
        .header("Cache-Control", "no-store")
        .build();
  }

  private void send(OutputStream out, UUID tenant, @Nullable String lastSeen) throws IOException {
    var news = new Semaphore(0);
    Consumer<UUID> hearer =
        changed -> {
          if (changed.equals(tenant)) {
            news.release();
          }
        };
    rules.hear(hearer);
    try {
      long began = System.nanoTime();
      write(out, ":\n\n");
      if (lastSeen != null && !lastSeen.equals(rules.of(tenant).version())) {
        write(out, changed(rules.of(tenant).version()));
      }
      while (System.nanoTime() - began < LONGEST.toNanos()) {
        if (news.tryAcquire(QUIET_SECONDS, TimeUnit.SECONDS)) {
          news.drainPermits();
          write(out, changed(rules.of(tenant).version()));
        } else {
          write(out, ":\n\n"); // so that one who has left is noticed
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      rules.hearNoMore(hearer);
    }
  }

  private static String changed(String version) {
    return "id: %s\nevent: message\ndata: {\"type\":\"refetchEvaluation\",\"etag\":\"%s\"}\n\n"
        .formatted(version, version);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
