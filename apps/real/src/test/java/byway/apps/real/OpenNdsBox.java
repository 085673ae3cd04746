package byway.apps.real;

import byway.outside.network.Lab;
import byway.outside.network.Namespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An access point with Debian's openNDS, set up as {@code deploy/opennds} says, in the lab's
 * hotspot. It has a {@code /tmp} and a configuration of its own, which openNDS cannot be told.
 */
final class OpenNdsBox {
  private static final Path SHIPPED = Path.of("../../deploy/opennds").toAbsolutePath().normalize();

  private static final String BOX =
      """
      set -e
      mount --make-rprivate /
      mount -t tmpfs tmpfs /mnt
      mkdir -p "/mnt/${BOX#/tmp/}"
      mount --bind "$BOX" "/mnt/${BOX#/tmp/}"
      mount --move /mnt /tmp
      mount --bind "$BOX/opennds.conf" /etc/opennds/opennds.conf
      dnsmasq --no-hosts --conf-file=/dev/null --user=root --pid-file=/tmp/dnsmasq.pid \\
        --interface=lan --bind-interfaces --except-interface=lo --no-resolv --server=192.0.2.1 \\
        --dhcp-range=10.77.0.50,10.77.0.200,1h --dhcp-option=option:router,10.77.0.1 \\
        --dhcp-leasefile=/tmp/dhcp.leases
      nft 'table ip owner { chain out {
        type nat hook postrouting priority 100; oifname "wan" masquerade; }; }'
      "$BOX/byway-opennds" watch &
      while :; do
        "$BOX/byway-opennds" prepare
        /usr/bin/opennds -f -d 1 & echo $! > "$BOX/opennds.pid"
        wait $! || sleep 0.1
      done
      """;

  /** Notes what openNDS says before it is done: the test's own count. */
  private static final String EAR =
      """
      #!/bin/sh
      echo "$*" >> "$BOX/said"
      exec "$BOX/byway-opennds" "$@"
      """;

  private final Namespace host;
  private final Path directory;
  private final Process process;

  private OpenNdsBox(World world, Path directory) throws IOException {
    host = world.lab.hotspot;
    this.directory = directory;
    var builder = host.command("unshare", "-m", "sh", "-c", BOX);
    builder
        .environment()
        .putAll(
            Map.of(
                "BOX",
                directory.toString(),
                "BYWAY_OPENNDS_ENV",
                directory.resolve("opennds.env").toString(),
                "BYWAY_STATE",
                directory.resolve("state").toString()));
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()))
            .start();
  }

  /**
   * @param secure openNDS's fas_secure_enabled
   */
  static OpenNdsBox start(World world, UUID device, String faskey, int secure) {
    try {
      var directory = Files.createDirectories(world.directory.resolve("opennds"));
      var conf = Files.readString(SHIPPED.resolve("opennds.conf"));
      for (var change :
          List.of(
              "gatewayinterface lan",
              "fas_secure_enabled " + secure,
              "fasremotefqdn " + world.portalHost(),
              "fasremoteip " + Lab.INTERNET,
              "faspath /opennds/" + device,
              "faskey " + faskey,
              "binauth " + directory.resolve("ear"))) {
        conf = conf.replaceAll("(?m)^" + change.split(" ", 2)[0] + " .*$", change);
      }
      Files.writeString(directory.resolve("opennds.conf"), conf);
      Files.writeString(
          directory.resolve("opennds.env"),
          "BYWAY_URL=http://%s\nBYWAY_DEVICE=%s\nBYWAY_FASKEY=%s\nBYWAY_LAN=lan\nBYWAY_EVERY=1\n"
              .formatted(world.portalHost(), device, faskey));
      Files.writeString(directory.resolve("ear"), EAR);
      Files.writeString(
          directory.resolve("byway-opennds"), Files.readString(SHIPPED.resolve("byway-opennds")));
      for (var script : List.of("ear", "byway-opennds")) {
        var unused =
            Files.setPosixFilePermissions(
                directory.resolve(script), PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      var names = Files.createDirectories(Path.of("/etc/netns", world.lab.hotspot.name()));
      Files.writeString(names.resolve("resolv.conf"), "nameserver " + Lab.INTERNET + "\n");
      return new OpenNdsBox(world, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command within the box, such as ndsctl. */
  String run(String... words) {
    var command =
        Stream.concat(
            Stream.of("nsenter", "-t", Long.toString(process.pid()), "-m"), Stream.of(words));
    return host.run(command.toArray(String[]::new));
  }

  boolean isReady() {
    WrongFigure.unless(process.isAlive(), "the box has ended; see %s", directory);
    try {
      return run("ndsctl", "status").contains("Version: 9.");
    } catch (IllegalStateException notYet) {
      return false;
    }
  }

  /** Ends the daemon as a power cut does, nobody is told anything; it is started again at once. */
  void kill() {
    try {
      var pid = Files.readString(directory.resolve("opennds.pid")).strip();
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What openNDS has told its BinAuth script, one call a line. */
  List<String> said() {
    var file = directory.resolve("said");
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
