package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests of every shape at the API, made out of its description, a connection each: nothing worse
 * than a refusal is answered, and nothing is told about what is inside. Some hundred here; {@code
 * ./byway soak http 60} for an hour, with its result in {@code benches/results}.
 */
class HttpFuzzTest {
  private static final int MINUTES = Integer.getInteger("byway.http.minutes", 0);
  private static final int REQUESTS = 700;

  /** Of the suite: a new one each time is for {@code ./byway soak http}. */
  private static final long SEED = 9_994_420_712_517L;

  private static final int SIZE_OF_A_TRY = 1_000;
  private static final int MOST_TOLD = 20;

  /** Far longer than anything takes; who has not answered by then never will. */
  private static final int HANGS_MILLIS = 120_000;

  /** What only who is inside should read. */
  private static final Pattern LEAK =
      Pattern.compile(
          "(?m)^\\s*at [\\w.$]+\\(|\\w+Exception\\b|\\b(java|jakarta|org|io)\\.[a-z]+\\.[a-zA-Z]|byway\\.[a-z]+\\.[a-z]"
              + "|PSQL|SQLSTATE|\\bselect .* from\\b|\\.java:\\d");

  @TempDir static Path data;

  private final Map<String, Map<Integer, Integer>> counted = new TreeMap<>();
  private final List<String> found = new ArrayList<>();
  private int requests;

  @Test
  void whatever_is_sent_is_answered_with_nothing_worse_than_a_refusal() throws IOException {
    long seed = Long.getLong("byway.http.seed", MINUTES > 0 ? System.nanoTime() : SEED);
    try (var house = new IsolationHouse(data, Map.of())) {
      JqwikSession.run(() -> play(house, seed));
      assertThat(found).as("seed %d, %d requests", seed, requests).isEmpty();
      assertThat(log(house)).as("seed %d", seed).isEmpty();
      assertThat(house.byway.get(house.byway.httpPort, "/ready").statusCode()).isEqualTo(200);
      assertThat(house.here.ask("/internal/balances/books").get("problems")).isEmpty();
    }
    assertThat(counted).hasSameSizeAs(Described.read().calls());
    assertThat(of(200) + of(202) + of(204))
        .as("what is right is done")
        .isGreaterThan(requests / 20);
    assertThat(of(400)).as("what is wrong is refused").isGreaterThan(requests / 20);
    if (MINUTES > 0) {
      keep(seed);
    }
  }

  private void play(IsolationHouse house, long seed) {
    try {
      var random = new Random(seed);
      var odd = new OddRequests(Described.read(), house.things()).any().generator(SIZE_OF_A_TRY);
      long until = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
      var token = house.newToken();
      while (MINUTES > 0 ? System.nanoTime() < until : requests < REQUESTS) {
        var request = odd.next(random).value();
        int status = send(house, request, token, anywhere(random));
        if (status == 401 && request.hasToken()) {
          token = house.newToken(); // some calls end it
        }
        if (found.size() > MOST_TOLD) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the many addresses of this machine, each with limits of its own. */
  private static String anywhere(Random random) {
    return "127.%d.%d.%d"
        .formatted(random.nextInt(256), random.nextInt(256), 1 + random.nextInt(254));
  }

  private int send(IsolationHouse house, OddRequest request, String token, String from)
      throws IOException {
    var bytes = request.bytes(IsolationHouse.HERE + ":" + house.byway.httpPort, token);
    try (var socket = new RawHttp(house.byway.httpPort).open(from)) {
      socket.setSoTimeout(HANGS_MILLIS);
      var answer = OddRequest.send(socket, bytes);
      requests++;
      counted
          .computeIfAbsent(request.call(), call -> new TreeMap<>())
          .merge(answer.status(), 1, Integer::sum);
      var worse = worse(request, answer);
      if (!worse.isEmpty()) {
        found.add(worse + ": " + request + " -> " + answer.text());
      }
      return answer.status();
    }
  }

  /** What is wrong with the answer itself; nothing where it is one. */
  private static String worse(OddRequest request, RawHttp.Answer answer) {
    if (answer.status() == 0) {
      return answer.closed() ? "no answer" : "it hangs";
    }
    if (answer.status() >= 500 && answer.status() != 505) {
      return "a defect";
    }
    if (LEAK.matcher(answer.text()).find()) {
      return "it tells what is inside";
    }
    // who takes pages alone is shown one
    var asked =
        request.headers().contains("Accept: text/html") ? "text/html" : "application/problem";
    boolean isProblem =
        answer.header("Content-Type").stream()
            .anyMatch(
                type -> type.startsWith("application/problem+json") || type.startsWith(asked));
    return answer.status() >= 400 && !isProblem && !answer.body().isEmpty()
        ? "a refusal that is no problem (RFC 9457)"
        : "";
  }

  private int of(int status) {
    return counted.values().stream().mapToInt(one -> one.getOrDefault(status, 0)).sum();
  }

  private static List<String> log(IsolationHouse house) {
    return house.said().lines().filter(line -> line.contains(" ERROR ")).limit(MOST_TOLD).toList();
  }

  private void keep(long seed) throws IOException {
    var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    var result = json.createObjectNode();
    result.put("soak", "http").put("minutes", MINUTES).put("requests", requests).put("seed", seed);
    result.put("worseThanARefusal", found.size());
    result.set("statusesByCall", json.valueToTree(counted));
    result.put("machine", Runtime.getRuntime().availableProcessors() + " cores");
    result.put("versions", "Java " + Runtime.version());
    result.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    json.writeValue(Path.of("../benches/results/http-soak.json").toFile(), result);
  }
}
