package byway.benches;

import byway.kit.json.Json;
import byway.kit.radius.Secret;
import byway.kit.secrets.Keys;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Byway as it is shipped, with access points and with customers who have data. */
final class RadiusHouse implements AutoCloseable {
  private static final Path ARTEFACT = Path.of("apps/byway/target/quarkus-app/quarkus-run.jar");

  /** A customer and what signs them in. */
  record Customer(UUID id, String email, String key) {}

  /** An access point and its secret. */
  record Point(UUID id, Secret secret) {}

  final int access = freeUdpPort();
  final int accounting = freeUdpPort();
  final int mqtt = freePort();
  final List<Customer> customers;
  final List<Point> points;
  private final Path data;
  final int http = freePort();
  private final int management = freePort();
  private final UUID tenant = UUID.randomUUID();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;

  RadiusHouse(Path data, int customers, int points) throws Exception {
    this(
        data,
        customers,
        points,
        List.of(
            "-XX:+UseSerialGC",
            "-XX:MaxTenuringThreshold=4",
            "-XX:+UseCompactObjectHeaders",
            "-Xmx1g",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
  }

  /**
   * @param options of its Java
   */
  RadiusHouse(Path data, int customers, int points, List<String> options) throws Exception {
    this.data = data;
    this.process = start(options);
    try {
      awaitReady();
      put(
          "POST",
          "/internal/tenants",
          """
          {'id':'%s','slug':'bench','name':'Bench','hosts':['127.0.0.1:%d'],'currency':'EUR',
           'settings':{'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,
           'deviceBonusesPerDay':0,'sliceBytes':100000000}}
          """
              .formatted(tenant, http));
      this.points = many(points, i -> point(i));
      this.customers = many(customers, i -> customer(i));
      settle();
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  /** As the peer begins: a database whose statistics know of the rows that were just made. */
  private void settle() throws Exception {
    var port = Files.readString(data.resolve("postgres").resolve("byway.port")).strip();
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", ownersPassword());
        var statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  private String ownersPassword() throws IOException {
    var keys = new Keys(Files.readString(data.resolve("secret")).replaceFirst("^1 ", "").strip());
    return HexFormat.of().formatHex(keys.mac("database", "superuser"));
  }

  private Process start(List<String> options) throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(options);
    command.addAll(List.of("-jar", ARTEFACT.toString(), "up"));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("log").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("BYWAY_"));
    builder.environment().put("BYWAY_DATA", data.toString());
    builder.environment().put("BYWAY_HTTP_PORT", "" + http);
    builder.environment().put("BYWAY_MANAGEMENT_PORT", "" + management);
    builder.environment().put("BYWAY_INTERNAL_PORT", "0");
    builder.environment().put("BYWAY_MQTT_PORT", "" + mqtt);
    builder.environment().put("BYWAY_MQTTS_PORT", "0");
    builder.environment().put("BYWAY_RADIUS_PORT", "" + access);
    builder.environment().put("BYWAY_RADIUS_ACCOUNTING_PORT", "" + accounting);
    builder.environment().put("BYWAY_PUBLIC_URL", "http://127.0.0.1:" + http);
    return builder.start();
  }

  private void awaitReady() throws Exception {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      try {
        if (client
                .send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/ready"))
                        .build(),
                    HttpResponse.BodyHandlers.discarding())
                .statusCode()
            == 200) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException(Files.readString(data.resolve("log")));
  }

  private Point point(int number) throws Exception {
    var id = UUID.randomUUID();
    put(
        "POST",
        "/internal/devices",
        "{'id':'%s','name':'Point %d','serial':'P%2$d'}".formatted(id, number));
    var known =
        put(
            "PUT",
            "/internal/accesspoints",
            """
            {'deviceId':'%s','ranges':['127.0.0.1/32'],'nasIdentifier':'%1$s','dialect':'MIKROTIK',
             'direction':'INPUT_IS_UPLOAD','signsRequests':true,'orders':''}
            """
                .formatted(id));
    return new Point(id, new Secret(known.get("secret").asText()));
  }

  private Customer customer(int number) throws Exception {
    var id = UUID.randomUUID();
    var email = "customer-%d@example.com".formatted(number);
    put(
        "POST",
        "/internal/identity/customers",
        "{'id':'%s','email':'%s','name':'C','language':'en'}".formatted(id, email));
    put(
        "POST",
        "/internal/balances/grants",
        """
        {'key':'%s','accountId':'%s','bytes':100000000000000,'reason':'ADJUSTMENT','note':'bench'}
        """
            .formatted(UUID.randomUUID(), id));
    var key = put("GET", "/internal/identity/network/keys/" + id, "").get("value").asText();
    return new Customer(id, email, key);
  }

  /** Makes one of so many. */
  private interface Maker<T> {
    T make(int number) throws Exception;
  }

  private static <T> List<T> many(int count, Maker<T> maker) throws Exception {
    var made = new ArrayList<T>();
    try (var some = Executors.newFixedThreadPool(6)) {
      var all = new ArrayList<java.util.concurrent.Future<T>>();
      for (int i = 0; i < count; i++) {
        int number = i;
        all.add(some.submit(() -> maker.make(number)));
      }
      for (var one : all) {
        made.add(one.get());
      }
    }
    return made;
  }

  /** Where processes of the installation ask, and with what. */
  private List<String> door() throws IOException {
    return Files.readAllLines(data.resolve("local-door"));
  }

  private JsonNode put(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(door().getFirst() + path))
            .headers(
                "Byway-Local-Token",
                door().get(1),
                "Byway-Tenant",
                tenant.toString(),
                "Byway-Principal",
                "PLATFORM",
                "Content-Type",
                "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(path + " answered " + answer.body());
    }
    return Json.MAPPER.readTree(answer.body());
  }

  void tell(String path, String body) throws Exception {
    var unused = put("POST", path, body);
  }

  /** What all that lasts takes on disk by now. */
  double diskMegabytes() throws IOException {
    try (var files = Files.walk(data)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum() / 1e6;
    }
  }

  /** A customer who has a password and has proven the address. */
  void signUp(String email, String password) throws Exception {
    put(
        "POST",
        "/internal/identity/customers",
        "{'id':'%s','email':'%s','name':'C','password':'%s','language':'en','proven':true}"
            .formatted(UUID.randomUUID(), email, password));
  }

  /** A member of staff with a password. */
  void staff(String email, String password) throws Exception {
    var id = UUID.randomUUID();
    put(
        "POST",
        "/internal/identity/staff",
        "{'id':'%s','email':'%s','name':'Sam','password':'%s','language':'en'}"
            .formatted(id, email, password));
    // asked first, so that who was staff before is one of them still
    put("GET", "/internal/staff/members/" + id + "/role", "");
  }

  /** A hotspot's id and what it connects with. */
  record Hotspot(UUID id, String secret) {}

  Hotspot hotspot(String name) throws Exception {
    var id = UUID.randomUUID();
    var known =
        put(
            "POST",
            "/internal/devices",
            "{'id':'%s','name':'%s','serial':'%2$s'}".formatted(id, name));
    return new Hotspot(id, known.get("secret").asText());
  }

  /** Bytes charged to all customers, as the books have them. */
  long used() throws Exception {
    long used = 0;
    for (var customer : customers) {
      used +=
          put("GET", "/internal/balances/accounts/" + customer.id(), "")
              .get("consumedBytes")
              .asLong();
    }
    return used;
  }

  String metrics() throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/metrics"))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static int freeUdpPort() {
    try (var socket = new DatagramSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
