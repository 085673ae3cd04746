package byway.benches;

import byway.charging.balances.ChargingHouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Usage reports over MQTT with QoS 1, acknowledged when they are durably charged, and what an idle
 * connection takes. The platform is another process; this one is the hotspots.
 */
final class MqttBench {
  private static final int HOTSPOTS = 1_000;
  private static final int SESSIONS_EACH = 2;

  private MqttBench() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    int idle = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15_000;
    int port = freePort();
    var server = start(port);
    try (var out = server.outputWriter(StandardCharsets.UTF_8);
        var in =
            new BufferedReader(
                new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line; !"ready".equals(line = in.readLine()); ) {
        if (line == null) {
          throw new IllegalStateException("the platform did not start");
        }
      }
      var figures = new Figures("mqtt");
      var hotspots = connect(port, HOTSPOTS, 0);
      report(hotspots, 0, Math.max(5, seconds / 2), new Times());
      var times = new Times();
      double rate = report(hotspots, 1_000_000_000L, seconds, times);
      figures.add(
          "usage reports, QoS 1, %,d connections, charged before PUBACK".formatted(HOTSPOTS),
          rate,
          "reports/s");
      figures.add(
          "p99 of a report until its PUBACK, %d on the way each".formatted(SESSIONS_EACH),
          times.millis(0.99),
          "ms");
      hotspots.forEach(MqttHotspot::close);
      Thread.sleep(2_000);
      long before = ask(out, in);
      long residentBefore = resident(server.pid());
      var resting = connect(port, idle, 1 << 20);
      Thread.sleep(1_000);
      long after = ask(out, in);
      figures.add("idle connections in the one process", resting.size(), "count");
      figures.add("heap and buffers of an idle connection", (after - before) / 1024.0 / idle, "KB");
      figures.add(
          "resident memory of an idle connection",
          (resident(server.pid()) - residentBefore) / 1024.0 / idle,
          "KB");
      figures.note(
          "the kernel's own buffers are not counted; client and server on the same machine");
      figures.keep();
      resting.forEach(MqttHotspot::close);
    } finally {
      server.destroy();
    }
    System.exit(0);
  }

  private static Process start(int port) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:MaxTenuringThreshold=4",
            "-Xmx1g",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-cp",
            System.getProperty("java.class.path"),
            "byway.fronts.devicelink.MqttHouse",
            "" + port,
            "" + 100_000);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static List<MqttHotspot> connect(int port, int count, int first) throws Exception {
    var connected = new ConcurrentLinkedQueue<MqttHotspot>();
    var room = new Semaphore(16);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < count; i++) {
      room.acquire();
      var id = first == 0 ? ChargingHouse.device(i) : new UUID(first, i);
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      var hotspot = new MqttHotspot(port, id);
                      connected.add(hotspot);
                      room.release();
                      if (first != 0) {
                        hotspot.idle();
                      }
                    } catch (IOException e) {
                      room.release();
                      throw new UncheckedIOException(e);
                    }
                  }));
    }
    room.acquire(16);
    room.release(16);
    return List.copyOf(connected);
  }

  private static double report(List<MqttHotspot> hotspots, long from, int seconds, Times times)
      throws InterruptedException {
    var done = new LongAdder();
    long began = System.nanoTime();
    long end = began + seconds * 1_000_000_000L;
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < hotspots.size(); i++) {
      var hotspot = hotspots.get(i);
      var sessions =
          IntStream.range(0, SESSIONS_EACH)
              .mapToObj(n -> ChargingHouse.session(hotspot.number() + n * HOTSPOTS))
              .toList();
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      hotspot.report(sessions, from, end, done, times);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }));
    }
    for (var thread : threads) {
      thread.join();
    }
    return done.sum() * 1e9 / (System.nanoTime() - began);
  }

  private static long ask(java.io.Writer out, BufferedReader in) throws IOException {
    out.write("memory\n");
    out.flush();
    return Long.parseLong(in.readLine());
  }

  private static long resident(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        * 1024;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
