package byway.apps.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A radio that takes the uplink along when it is set to channel 13, as one does that is both access
 * point and client. It is a real hostapd, without a driver, behind a script that shuts the uplink.
 */
final class DeafRadio {
  private static final List<Path> HOSTAPD =
      Stream.of("/usr/sbin/hostapd", "/sbin/hostapd").map(Path::of).toList();

  private DeafRadio() {}

  static boolean isPossible() {
    return HOSTAPD.stream().anyMatch(Files::isExecutable);
  }

  static void putInto(World world) {
    try {
      var tools = Files.createDirectories(world.directory.resolve("tools"));
      var script = tools.resolve("hostapd");
      Files.writeString(
          script,
          """
          #!/bin/sh
          nft 'add table inet deaf; delete table inet deaf'
          if grep -q '^channel=13$' "$1"; then
            nft 'add table inet deaf
              add chain inet deaf out { type filter hook output priority 0; }
              add rule inet deaf out oifname wan drop'
          fi
          PATH=/usr/sbin:/sbin exec hostapd "$@"
          """);
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
      var base = world.directory.resolve("hostapd.conf");
      Files.writeString(base, "interface=lan\ndriver=none\nssid=Byway\n");
      world.hotspotSettings.put("PATH", tools + ":" + System.getenv("PATH"));
      world.hotspotSettings.put("BYWAY_HOTSPOT_RADIO", base.toString());
      world.hotspotSettings.put("BYWAY_HOTSPOT_SETTINGS_TRIAL", "4");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
