package byway.journeys;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** Byway with its RADIUS doors open, for one operator. */
final class RadiusServer implements AutoCloseable {
  final Platform here;
  final int access = Installation.freeUdpPort();
  final int accounting = Installation.freeUdpPort();
  private final Installation byway;

  RadiusServer(Path data) throws IOException {
    this.byway = Installation.prepared(data);
    var settings = byway.settings();
    settings.put("BYWAY_RADIUS_PORT", Integer.toString(access));
    settings.putAll(Installation.anyPace());
    settings.put("BYWAY_RADIUS_ACCOUNTING_PORT", Integer.toString(accounting));
    var server = byway.start(settings, "up");
    byway.awaitAnswer(server, byway.httpPort);
    this.here = new Platform(byway);
    here.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'here','name':'Here','hosts':['127.0.0.1:%d'],'currency':'EUR','settings':{
         'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':16000000}}
        """
            .formatted(here.tenant, byway.httpPort));
  }

  /** Another operator of this installation. */
  Platform another() throws IOException {
    var other = new Platform(byway);
    other.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'t%s','name':'Other','hosts':['%1$s.example'],'currency':'EUR','settings':{
         'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':16000000}}
        """
            .formatted(other.tenant, other.tenant.toString().substring(0, 8)));
    return other;
  }

  void register(UUID device) throws IOException {
    here.tell(
        "/internal/devices",
        "{'id':'%s','name':'Shop','serial':'S%s'}"
            .formatted(device, device.toString().substring(0, 8)));
  }

  /** Nobody has heard of it for long. */
  void lose(UUID device) throws IOException {
    here.tell(
        "/internal/devices/" + device + "/presence",
        "{'online':false,'at':'%s'}".formatted(Instant.now()));
  }

  void letAMinutePass() throws Exception {
    try (var database = new FilledDatabase(byway)) {
      database.letAMinutePass();
    }
  }

  HttpResponse<String> post(String path, String body, String... headers) throws IOException {
    return byway.post(byway.httpPort, path, body, headers);
  }

  /** What the audit has written down. */
  String acts() {
    try {
      return here.ask("/internal/audit?limit=100").toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many packets were refused for this reason so far. */
  double refused(String reason) throws IOException {
    return byway
        .get(byway.managementPort, "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("byway_radius_refused_total"))
        .filter(line -> line.contains("reason=\"" + reason + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Override
  public void close() {
    byway.close();
  }
}
