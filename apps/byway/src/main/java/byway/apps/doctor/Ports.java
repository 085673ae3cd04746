package byway.apps.doctor;

import byway.kit.platform.OpenedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether the ports can be opened; beside a running server, whether somebody answers there. */
final class Ports implements Examination {
  private static final int PATIENCE_MILLIS = 3_000;

  @Override
  public List<Diagnosis> look(Patient patient) {
    var all = new ArrayList<Diagnosis>();
    var ports =
        patient
            .around()
            .ports(
                problem ->
                    all.add(Diagnosis.bad("port", problem, "name an address of this machine")));
    for (int i = 0; i < ports.size(); i++) {
      var port = ports.get(i);
      ports.stream()
          .limit(i)
          .filter(port::isAlso)
          .forEach(
              other ->
                  all.add(
                      Diagnosis.bad(
                          "port",
                          "%s and %s are both port %d"
                              .formatted(name(other), name(port), port.port()),
                          "name another one for one of them")));
      all.add(patient.isRunning() ? answered(port) : free(port));
    }
    return all;
  }

  private static String name(OpenedPort port) {
    return port.setting().replace("_PORT", "").toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Diagnosis free(OpenedPort port) {
    return port.hindrance()
        .map(why -> Diagnosis.bad("port", "BYWAY_%s".formatted(port.setting()), why))
        .orElseGet(
            () -> Diagnosis.good("port", "%s: %d is free".formatted(name(port), port.port())));
  }

  /** To a port of UDP nothing can be said that anybody must answer. */
  private static Diagnosis answered(OpenedPort port) {
    if (!port.tcp()) {
      return port.hindrance().isPresent()
          ? Diagnosis.good("port", "%s: %d is open".formatted(name(port), port.port()))
          : Diagnosis.bad(
              "port",
              "%s: nobody has port %d open".formatted(name(port), port.port()),
              "look at the server's log");
    }
    var address =
        port.address().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : port.address();
    try (var line = new Socket()) {
      line.connect(new InetSocketAddress(address, port.port()), PATIENCE_MILLIS);
      return Diagnosis.good("port", "%s: %d answers".formatted(name(port), port.port()));
    } catch (IOException e) {
      return Diagnosis.bad(
          "port",
          "%s: nobody answers at port %d".formatted(name(port), port.port()),
          "the server was started with other settings; restart it, or look at its log");
    }
  }
}
