package byway.apps.real;

import byway.outside.network.Namespace;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The guest's device in its namespace: a DHCP client, curl, and a real browser once it is needed.
 */
final class Phone implements AutoCloseable {
  private static final List<String> TOOLS =
      List.of("udhcpc", "busybox", "curl", "chromium", "dnsmasq");

  private final Namespace host;
  private final Path directory;
  private @Nullable Playwright playwright;
  private @Nullable Page page;

  Phone(Namespace host, Path directory) {
    this.host = host;
    this.directory = directory;
  }

  /** The browser's page; the first call starts the browser. */
  Page page() {
    if (page == null) {
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      page =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(wrapper())
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-gpu",
                              "--disable-quic",
                              "--no-first-run",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync")))
              .newContext()
              .newPage();
    }
    return page;
  }

  /** What is missing here. */
  static Optional<String> hindrance() {
    return TOOLS.stream()
        .filter(
            tool ->
                Stream.of("/usr/sbin/", "/sbin/", "/usr/bin/", "/bin/")
                    .noneMatch(folder -> Files.isExecutable(Path.of(folder + tool))))
        .findFirst()
        .map(tool -> "the command \"" + tool + "\" is missing (Debian: the package of that name)");
  }

  /** Starts the browser in the namespace, whatever it is called with. */
  private Path wrapper() {
    return script(
        "chromium-there", "exec ip netns exec %s /usr/bin/chromium \"$@\"".formatted(host.name()));
  }

  private Path script(String name, String commands) {
    try {
      var file = directory.resolve(host.name() + "-" + name);
      Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Gets an address by DHCP, as a phone does.
   *
   * @return what option 114 said (RFC 8910)
   */
  String joinNetwork() {
    var netns = Path.of("/etc/netns", host.name());
    var option = directory.resolve(host.name() + "-option114");
    try {
      Files.createDirectories(netns);
      Files.writeString(netns.resolve("resolv.conf"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var script =
        script(
            "lease",
            """
            [ "$1" = bound ] || exit 0
            ip -4 address flush dev $interface
            ip address replace $ip/24 dev $interface
            ip route replace default via $router
            for server in $dns; do echo nameserver $server; done > %s
            echo "$opt114" > %s
            """
                .formatted(netns.resolve("resolv.conf"), option));
    host.run(
        "udhcpc",
        "-i",
        "wlan",
        "-n",
        "-q",
        "-f",
        "-t",
        "10",
        "-T",
        "1",
        "-s",
        script.toString(),
        "-O",
        "114");
    try {
      var hex = Files.readString(option).strip();
      return hex.startsWith("http")
          ? hex
          : new String(java.util.HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer's headers and body; empty where there is none. */
  String fetch(String url) {
    return tries("curl", "-gsi", "--max-time", "10", url).orElse("");
  }

  /** What a command printed there; empty when it failed. */
  Optional<String> tries(String... words) {
    try {
      return Optional.of(host.run(words));
    } catch (IllegalStateException failed) {
      return Optional.empty();
    }
  }

  Namespace host() {
    return host;
  }

  String mac() {
    return host.run("cat", "/sys/class/net/wlan/address").strip();
  }

  /** Takes another link address, as phones do for their privacy, or thieves for theirs. */
  void changeMac(String mac) {
    host.run("ip", "link", "set", "wlan", "down");
    host.run("ip", "link", "set", "wlan", "address", mac);
    host.run("ip", "link", "set", "wlan", "up");
  }

  /** A download under way. */
  static final class Download {
    /** A connection that stood still for a while asks again ever more seldom. */
    private static final long PATIENCE_SECONDS = 300;

    private final Process process;
    private final Path file;

    private Download(Process process, Path file) {
      this.process = process;
      this.file = file;
    }

    long bytes() {
      try {
        return Files.exists(file) ? Files.size(file) : 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean isDone() {
      return !process.isAlive() && process.exitValue() == 0;
    }

    boolean isUnderWay() {
      return process.isAlive();
    }

    /** Hangs up. */
    void stop() {
      process.destroyForcibly();
      var unused = process.onExit().join();
    }

    void await() {
      try {
        WrongFigure.unless(
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0,
            "a download does not end well, after %,d bytes",
            bytes());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Pulls so many bytes with curl, in one connection. */
  Download download(long bytes) {
    return download(bytes, "1G");
  }

  /**
   * @param perSecond how fast at most, as curl says it
   */
  Download download(long bytes, String perSecond) {
    try {
      var file = Files.createTempFile(directory, "download", "");
      var process =
          host.command(
                  "curl",
                  "-sS",
                  "--connect-timeout",
                  "5",
                  "--limit-rate",
                  perSecond,
                  "-o",
                  file.toString(),
                  "http://%s/bytes/%d".formatted(World.WEB, bytes))
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("curl.log").toFile())
              .start();
      return new Download(process, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (playwright != null) {
      playwright.close();
    }
  }
}
