package byway.hotspot.gateway;

import byway.hotspot.protocol.MacAddress;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Which client an address belongs to, as the kernel knows its neighbours. */
record Neighbours(String lan) {
  private static final Pattern MAC = Pattern.compile("([0-9a-f]{2}(:[0-9a-f]{2}){5})");

  Optional<MacAddress> find(InetAddress address) {
    try {
      return address instanceof Inet4Address
          ? Files.readAllLines(Path.of("/proc/net/arp")).stream()
              .filter(line -> line.startsWith(address.getHostAddress() + " "))
              .filter(line -> line.endsWith(" " + lan))
              .flatMap(line -> mac(line).stream())
              .findFirst()
          : mac(ask(address));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private String ask(InetAddress address) throws IOException, InterruptedException {
    var host = address.getHostAddress().replaceAll("%.*", "");
    var process = new ProcessBuilder("ip", "-6", "neighbour", "show", host, "dev", lan).start();
    if (!process.waitFor(2, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return "";
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Optional<MacAddress> mac(String text) {
    var found = MAC.matcher(text);
    return found.find() ? Optional.of(MacAddress.parse(found.group(1))) : Optional.empty();
  }
}
