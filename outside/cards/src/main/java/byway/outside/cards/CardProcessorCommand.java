package byway.outside.cards;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link CardProcessor} alone, set by {@code --name=value} or {@code BYWAY_CARDS_NAME}:
 * host, port, public-url, key, webhook-url, webhook-secret, file.
 */
public final class CardProcessorCommand {
  private static final Set<String> NAMES =
      Set.of("host", "port", "public-url", "key", "webhook-url", "webhook-secret", "file");
  private static final String PREFIX = "BYWAY_CARDS_";

  private CardProcessorCommand() {}

  public static void main(String[] arguments) throws InterruptedException {
    // The header limit of a client that never finishes its request; read once by the JDK's server.
    System.setProperty("sun.net.httpserver.maxReqTime", "30");
    List<String> problems = new ArrayList<>();
    CardProcessorSettings settings = settings(List.of(arguments), System.getenv(), problems);
    if (!problems.isEmpty()) {
      problems.forEach(System.err::println);
      System.exit(2);
    }
    CardProcessor processor = CardProcessor.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(processor::close));
    System.out.println("card processor on " + processor.apiBase());
    if (System.getenv(PREFIX + "KEY") == null) {
      System.out.println("key " + processor.apiKey());
      System.out.println("webhook secret " + processor.webhookSecret());
    }
    new CountDownLatch(1).await();
  }

  /** Reads the settings; everything wrong with them is added to the problems. */
  static CardProcessorSettings settings(
      List<String> arguments, Map<String, String> environment, List<String> problems) {
    Map<String, String> given = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            put(
                given,
                name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-'),
                name,
                value,
                problems);
          }
        });
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (!parts[0].startsWith("--") || parts.length < 2) {
        problems.add(argument + ": not of the form --name=value");
      } else {
        put(given, parts[0].substring(2), parts[0], parts[1], problems);
      }
    }
    CardProcessorSettings settings = CardProcessorSettings.defaults();
    settings =
        settings
            .withHost(given.getOrDefault("host", settings.host()))
            .withPort(port(given.get("port"), problems))
            .withApiKey(given.getOrDefault("key", settings.apiKey()))
            .withPublicUrl(url("public-url", given, problems))
            .withWebhook(
                url("webhook-url", given, problems),
                given.getOrDefault("webhook-secret", settings.webhook().secret()));
    String file = given.get("file");
    return file == null ? settings : settings.withFile(Path.of(file));
  }

  private static void put(
      Map<String, String> given, String name, String told, String value, List<String> problems) {
    if (NAMES.contains(name) && !value.isBlank()) {
      given.put(name, value);
    } else {
      problems.add(told + ": " + (NAMES.contains(name) ? "is empty" : "is not a setting"));
    }
  }

  private static int port(@Nullable String value, List<String> problems) {
    if (value == null) {
      return 0;
    }
    if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65535) {
      return Integer.parseInt(value);
    }
    problems.add("port: " + value + " is not a port");
    return 0;
  }

  private static @Nullable URI url(String name, Map<String, String> given, List<String> problems) {
    String value = given.get(name);
    if (value == null) {
      return null;
    }
    if (!value.matches("https?://[^\\s/]+(/\\S*)?")) {
      problems.add(name + ": " + value + " is not an http address");
      return null;
    }
    try {
      return URI.create(value);
    } catch (IllegalArgumentException e) {
      problems.add(name + ": " + value + " is not an http address");
      return null;
    }
  }
}
