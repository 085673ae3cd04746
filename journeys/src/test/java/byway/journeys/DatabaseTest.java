package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.radius.Attribute;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.outside.accesspoint.Nas;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The databases of the services, filled as those of an operator of some months, while the main job
 * is done on them.
 */
class DatabaseTest {
  private static final int CUSTOMERS = Integer.getInteger("byway.customers", 30_000);

  /** So often that the server plans for all values at once, as it does in the long run. */
  private static final int TIMES = 12;

  private static final Pattern ROW =
      Pattern.compile("^\\| ([a-z ,]+) \\| ([a-z_, ]+) \\|", Pattern.MULTILINE);

  @TempDir static Path data;
  private static Installation byway;
  private static FilledDatabase database;
  private static Process server;
  private static Platform here;
  private static int access;
  private static int accounting;

  private final UUID device = UUID.randomUUID();
  private final UUID customer = UUID.randomUUID();
  private final String email = customer + "@example.com";
  private final String mac = "02:00:00:00:07:01";

  @BeforeAll
  static void open() throws Exception {
    byway = new Installation(data);
    access = freeUdpPort();
    accounting = freeUdpPort();
    here = new Platform(byway);
    server = start();
    database = new FilledDatabase(byway);
    here.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'here','name':'Here','hosts':['127.0.0.1:%d'],'currency':'EUR','settings':{
         'guestBonusBytes':1000,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':16000000}}
        """
            .formatted(here.tenant, byway.httpPort));
  }

  private static Process start() {
    var settings = byway.settings();
    settings.put("BYWAY_RADIUS_PORT", Integer.toString(access));
    settings.put("BYWAY_RADIUS_ACCOUNTING_PORT", Integer.toString(accounting));
    var started = byway.start(settings, "up");
    byway.awaitAnswer(started, byway.httpPort);
    return started;
  }

  @AfterAll
  static void close() throws Exception {
    database.close();
    byway.close();
  }

  @Test
  void every_table_has_a_plan_for_what_it_keeps() throws Exception {
    var text = Files.readString(Path.of("../docs/retention.md"));
    var planned = new TreeSet<String>();
    var all = new TreeSet<String>();
    database.tables().forEach(table -> all.add(table.substring(0, table.indexOf('.'))));
    ROW.matcher(text)
        .results()
        .filter(row -> !row.group(1).equals("service"))
        .forEach(
            row -> {
              var services =
                  row.group(1).equals("every one") ? all : Set.of(row.group(1).split(", "));
              for (var service : services) {
                for (var table : row.group(2).split(", ")) {
                  planned.add(service + "." + table);
                }
              }
            });
    assertThat(database.tables()).hasSizeGreaterThan(50).isEqualTo(planned);
    assertThat(text).as("a table without a plan").doesNotContain("**gap**");
  }

  @Test
  void the_main_job_reads_no_big_table_through() throws Exception {
    database.fill(here.tenant, CUSTOMERS);
    database.explainFromNowOn();
    var big = bigTables();
    assertThat(big.get("identity")).contains("people", "tokens");
    assertThat(big.get("balances")).contains("accounts", "meters", "postings");
    assertThat(big.get("accesspoints")).contains("ranges");
    database.close();
    server.destroy();
    var unused = byway.finish(server);
    server = start();
    database = new FilledDatabase(byway);
    mainJob();
    database.run("select count(*) from identity.people where language = 'none'");

    var plans = new Plans(data.resolve("postgres.log"));
    assertThat(plans.of("postgres"))
        .as("a statement that is wrong is found to be")
        .anyMatch(plan -> !Plans.problems(plan, big.getOrDefault("identity", Set.of())).isEmpty());
    assertThat(plans.roles())
        .contains(
            "byway_access",
            "byway_accesspoints",
            "byway_balances",
            "byway_identity",
            "byway_usage");
    hasDone(plans, "byway_balances", "update meters", "insert into postings", "into outbox");
    hasDone(plans, "byway_balances", "update outbox", "from postings", "from lots");
    hasDone(plans, "byway_balances", "cross join lateral", "balances.ensure_month");
    hasDone(plans, "byway_accesspoints", "from ranges", "into tallies");
    hasDone(plans, "byway_usage", "into inbox", "into account_hours", "from account_days");
    hasDone(plans, "byway_identity", "from tokens", "from people", "into families");
    hasDone(plans, "byway_access", "insert into sessions", "from sessions");
    write(plans, database.bytesOfRows());
    for (var role : plans.roles()) {
      if (role.startsWith("byway_")) {
        var own = big.getOrDefault(role.substring("byway_".length()), Set.of());
        assertThat(plans.of(role).stream().flatMap(plan -> Plans.problems(plan, own).stream()))
            .as(role)
            .isEmpty();
      }
    }
  }

  /** By service: what many rows are of in one may be a handful in another. */
  private static Map<String, Set<String>> bigTables() throws Exception {
    var big = new HashMap<String, Set<String>>();
    for (var table : database.tables()) {
      var service = table.substring(0, table.indexOf('.'));
      if (!big.containsKey(service)) {
        big.put(service, database.bigTables(service, Math.min(10_000, CUSTOMERS / 3)));
      }
    }
    return big;
  }

  private static void hasDone(Plans plans, String role, String... fragments) {
    for (var fragment : fragments) {
      assertThat(plans.of(role))
          .as(role + " has done " + fragment)
          .anyMatch(plan -> plan.statement().contains(fragment));
    }
  }

  /** For {@code ./byway plans}: what is in the repository to be read. */
  private static void write(Plans plans, String bytesOfRows) throws IOException {
    var folder = System.getProperty("byway.plans");
    if (folder == null) {
      return;
    }
    Files.createDirectories(Path.of(folder));
    Files.writeString(
        Path.of(folder, "bytes.md"),
        "# Bytes of a row, indexes included\n\nWritten by `./byway plans`, of %,d customers.\n\n| table | bytes |\n|---|---|\n"
                .formatted(CUSTOMERS)
            + bytesOfRows);
    for (var role : plans.roles()) {
      if (role.startsWith("byway_")) {
        var service = role.substring("byway_".length());
        var intro =
            "Written by `./byway plans`: the statements of the main job on a database of %,d customers."
                .formatted(CUSTOMERS);
        Files.writeString(Path.of(folder, service + ".md"), plans.page(role, service, intro));
      }
    }
  }

  private void mainJob() throws Exception {
    here.tell("/internal/devices", "{'id':'%s','name':'Shop','serial':'S1'}".formatted(device));
    var known =
        here.put(
            "/internal/accesspoints",
            """
            {'deviceId':'%s','ranges':['127.0.0.1/32'],'nasIdentifier':'%1$s','dialect':'GENERIC',
             'direction':'INPUT_IS_UPLOAD','signsRequests':true,'takesPasswords':true,'orders':''}
            """
                .formatted(device));
    here.tell(
        "/internal/identity/customers",
        "{'id':'%s','email':'%s','name':'Ann','password':'a pleasant password','language':'en'}"
            .formatted(customer, email));
    here.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':1000000000,'reason':'ADJUSTMENT','note':'a test'}"
            .formatted(UUID.randomUUID(), customer));
    var key = here.ask("/internal/identity/network/keys/" + customer).get("value").asText();
    try (var nas = Nas.of(access, accounting, known.get("secret").asText())) {
      for (int i = 1; i <= TIMES; i++) {
        var accepted =
            nas.ask(
                    mac,
                    authenticator -> {
                      var all = new ArrayList<>(nas.pap(email, key).with(authenticator));
                      all.add(Attribute.of(Type.NAS_IDENTIFIER, device.toString()));
                      return all;
                    })
                .orElseThrow();
        assertThat(report(nas, 1, accepted, "a" + i, 0)).isTrue();
        assertThat(report(nas, 3, accepted, "a" + i, 1_000)).isTrue();
        assertThat(report(nas, 2, accepted, "a" + i, 2_000)).isTrue();
        signInAndLook();
      }
    }
    Poll.until("the history has it all", Poll.PATIENCE, () -> used() == TIMES * 2_000);
    Poll.until("what is lost was looked for", Poll.PATIENCE, DatabaseTest::hasLooked);
  }

  private static boolean hasLooked() {
    try {
      return byway
          .get(byway.managementPort, "/metrics")
          .body()
          .lines()
          .anyMatch(
              line ->
                  line.startsWith("byway_tasks_done_total") && line.contains("free-lost-meters"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void signInAndLook() throws IOException {
    var signedIn =
        here.tell(
            "/internal/identity/sign-in",
            "{'email':'%s','password':'a pleasant password','kind':'CUSTOMER'}".formatted(email));
    var token = signedIn.findValue("accessToken").asText();
    here.tell("/internal/identity/tokens/verify", "{'value':'%s'}".formatted(token));
    here.ask("/internal/balances/accounts/" + customer);
    here.ask("/internal/balances/accounts/" + customer + "/lots");
    here.ask("/internal/balances/accounts/" + customer + "/postings?limit=20");
    here.ask("/internal/access/sessions?limit=20&customer=" + customer);
    here.ask("/internal/access/open-at/" + device);
    here.ask("/internal/usage/accounts/" + customer + "/records?limit=20");
    var today = LocalDate.now(ZoneOffset.UTC);
    here.ask("/internal/usage/devices/%s/days?from=%s&days=30".formatted(device, today));
    here.ask(
        "/internal/usage/accounts/%s/hours?from=%sT00:00:00Z&hours=24".formatted(customer, today));
    here.ask("/internal/devices?limit=20");
    var unused = used();
  }

  private long used() {
    try {
      var from = LocalDate.now(ZoneOffset.UTC).minusDays(1);
      var days =
          here.ask("/internal/usage/accounts/%s/days?from=%s&days=30".formatted(customer, from));
      long sum = 0;
      for (var day : days) {
        sum += day.get("bytesUp").asLong() + day.get("bytesDown").asLong();
      }
      return sum;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean report(Nas nas, int status, Packet accepted, String acct, long bytes) {
    var all = new ArrayList<Attribute>();
    all.add(Attribute.of(Type.NAS_IDENTIFIER, device.toString()));
    all.add(Attribute.of(Type.ACCT_STATUS_TYPE, status));
    all.add(Attribute.of(Type.ACCT_SESSION_ID, acct));
    all.add(Attribute.of(Type.USER_NAME, email));
    all.add(Attribute.of(Type.CALLING_STATION_ID, mac.replace(':', '-')));
    all.addAll(accepted.all(Type.CLASS));
    all.add(Attribute.of(Type.ACCT_OUTPUT_OCTETS, bytes));
    return nas.report(List.copyOf(all));
  }

  private static int freeUdpPort() throws IOException {
    try (var socket = new DatagramSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
