package byway.people.identity.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * A provider of sign-ins that others have: npm's oidc-provider, certified by the OpenID Foundation,
 * as a process of its own. Its packages are those of the lock file beside it, fetched once.
 */
public final class OidcProvider implements AutoCloseable {
  /** What it needs of the machine. */
  public static final String NODE = "/usr/bin/node";

  public static final String CLIENT = "byway-console";
  public static final String SECRET = "a secret of the tests: 100% & +";

  private static final String AT = "/oidc-provider/";
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "provider.mjs");
  private static final Pattern FORM = Pattern.compile("action=\"([^\"]*/interaction/[^\"]+)\"");
  private static final int MOST_HOPS = 10;

  private final Path people;
  private final Process process;
  private final String issuer;
  private final Map<String, Map<String, Object>> known = new TreeMap<>();

  /**
   * @param apart whether its tokens tell no more than who it is, and the rest is asked for
   * @param redirects to where it may send people back
   */
  public static OidcProvider start(boolean apart, List<String> redirects) {
    try {
      return new OidcProvider(installed(), apart, redirects);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OidcProvider(Path home, boolean apart, List<String> redirects) throws IOException {
    people = Files.createTempFile("oidc-people", ".json");
    Files.writeString(people, "{}");
    var told =
        Map.of(
            "client", CLIENT,
            "secret", SECRET,
            "redirects", redirects,
            "people", people.toString(),
            "apart", apart);
    var builder = new ProcessBuilder(NODE, "provider.mjs").directory(home.toFile());
    builder.environment().put("OIDC_TOLD", json(told));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(home.resolve("errors.log").toFile()));
    process = builder.start();
    issuer = said(home);
  }

  /** Of texts, lists, maps and truths: whoever starts it needs nothing else of ours for that. */
  private static String json(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(one -> json(one.getKey()) + ":" + json(one.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case List<?> list ->
          list.stream().map(OidcProvider::json).collect(Collectors.joining(",", "[", "]"));
      case Boolean truth -> truth.toString();
      default -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    };
  }

  private String said(Path home) throws IOException {
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("issuer ")) {
        return line.substring("issuer ".length());
      }
    }
    throw new IOException("the provider has ended; see errors.log in " + home);
  }

  /** Where its packages are, fetched where they are not. */
  private static Path installed() throws IOException {
    var sum = new CRC32();
    for (var name : FILES) {
      sum.update(file(name));
    }
    var name = "oidc-provider-" + HexFormat.of().toHexDigits((int) sum.getValue());
    var cache = Path.of(System.getProperty("user.home"), ".cache", "byway");
    var home = cache.resolve(name);
    if (!Files.exists(home)) {
      Files.createDirectories(cache);
      var fresh = Files.createTempDirectory(cache, name);
      for (var one : FILES) {
        Files.write(fresh.resolve(one), file(one));
      }
      fetch(fresh);
      move(fresh, home);
    }
    return home;
  }

  /** Another test may have been quicker. */
  private static void move(Path fresh, Path home) throws IOException {
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.exists(home)) {
        throw e;
      }
    }
  }

  private static byte[] file(String name) throws IOException {
    try (var in = OidcProvider.class.getResourceAsStream(AT + name)) {
      if (in == null) {
        throw new IOException(name + " is not in the jar");
      }
      return in.readAllBytes();
    }
  }

  private static void fetch(Path into) throws IOException {
    var npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(into.toFile())
            .redirectErrorStream(true)
            .redirectOutput(into.resolve("npm.log").toFile())
            .start();
    try {
      if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        throw new IOException("npm ci failed; see npm.log in " + into);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  public String issuer() {
    return issuer;
  }

  /** Somebody who can sign in there, or what is now said of them. */
  public void knows(String login, Map<String, Object> claims) {
    known.put(login, claims);
    try {
      Files.writeString(people, json(known));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A browser of somebody at the provider, which keeps its cookies. */
  public static HttpClient browser() {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /** Goes where it is sent, signs in where it is asked, and tells where it is sent back to. */
  public URI visit(HttpClient browser, String address, String login) {
    try {
      var at = URI.create(address);
      for (int hop = 0; hop < MOST_HOPS; hop++) {
        if (!at.toString().startsWith(issuer)) {
          return at;
        }
        var page = browser.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString());
        at = page.statusCode() == 200 ? signedIn(browser, at, page, login) : next(at, page);
      }
      throw new IOException("sent round and round, at last to " + at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URI next(URI at, HttpResponse<String> answer) throws IOException {
    var to = answer.headers().firstValue("Location");
    if (to.isEmpty()) {
      throw new IOException(at + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return at.resolve(to.get());
  }

  private static URI signedIn(HttpClient browser, URI at, HttpResponse<String> page, String login)
      throws IOException, InterruptedException {
    var form = FORM.matcher(page.body());
    if (!form.find()) {
      throw new IOException("no form at " + at + ": " + page.body());
    }
    var typed =
        "prompt=login&password=any&login=" + URLEncoder.encode(login, StandardCharsets.UTF_8);
    var to = at.resolve(form.group(1));
    return next(
        to,
        browser.send(
            HttpRequest.newBuilder(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(typed))
                .build(),
            BodyHandlers.ofString()));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      Files.deleteIfExists(people);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
