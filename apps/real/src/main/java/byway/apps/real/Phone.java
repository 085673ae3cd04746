package byway.apps.real;

import byway.outside.network.Lab;
import com.microsoft.playwright.Browser;
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

/** The guest's device in its namespace: a DHCP client, curl, and a real browser. */
final class Phone implements AutoCloseable {
  private static final List<String> TOOLS = List.of("udhcpc", "curl", "chromium", "dnsmasq");

  private final Lab lab;
  private final Path directory;
  private final Playwright playwright;
  private final Browser browser;
  final Page page;

  Phone(Lab lab, Path directory) {
    this.lab = lab;
    this.directory = directory;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
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
                            "--disable-sync")));
    page = browser.newContext().newPage();
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
        "chromium-there",
        "exec ip netns exec %s /usr/bin/chromium \"$@\"".formatted(lab.client.name()));
  }

  private Path script(String name, String commands) {
    try {
      var file = directory.resolve(name);
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
    var netns = Path.of("/etc/netns", lab.client.name());
    var option = directory.resolve("option114");
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
            ip address replace $ip/24 dev $interface
            ip route replace default via $router
            for server in $dns; do echo nameserver $server; done > %s
            echo "$opt114" > %s
            """
                .formatted(netns.resolve("resolv.conf"), option));
    lab.client.run(
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

  /** The answer's headers and body. */
  String fetch(String url) {
    return lab.client.run("curl", "-si", "--max-time", "10", url);
  }

  /** A download under way. */
  static final class Download {
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

    void await() {
      try {
        WrongFigure.unless(
            process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0,
            "a download does not end well, after %,d bytes",
            bytes());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Pulls so many bytes with curl, in one connection. */
  Download download(long bytes) {
    try {
      var file = Files.createTempFile(directory, "download", "");
      var process =
          lab.client
              .command(
                  "curl",
                  "-sS",
                  "--connect-timeout",
                  "5",
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
    browser.close();
    playwright.close();
  }
}
