package byway.kit.platform;

import byway.kit.bus.Broker;
import byway.kit.bus.BrokerLogin;
import byway.kit.secrets.Keys;
import byway.kit.secrets.SecretSettings;
import byway.kit.settings.Settings;
import byway.kit.settings.SettingsReader;
import byway.kit.store.Databases;
import byway.kit.web.InternalSettings;
import byway.kit.web.ManagementSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Whom a process asks that is told so, what it opens, and what it needs of its disk. */
public final class Surroundings {
  private static final String NO_SECRET_IS_TOLD = "no secret is told, and that is said";
  private static final int FIRST_START_MEGABYTES = 400;
  private static final int LATER_START_MEGABYTES = 64;

  private final Settings settings;
  private final SettingsReader in;
  private final DatabaseSettings databaseSettings;
  private final BrokerSettings brokerSettings;

  /**
   * @param in of which the settings were read
   */
  public Surroundings(Settings settings, SettingsReader in) {
    this.settings = settings;
    this.databaseSettings = settings.of(DatabaseSettings.class);
    this.brokerSettings = settings.of(BrokerSettings.class);
    this.in = in;
  }

  public boolean hasDatabaseOfItsOwn() {
    return databaseSettings.url().isEmpty();
  }

  public boolean hasBrokerOfItsOwn() {
    return brokerSettings.url().isEmpty();
  }

  /** Whether it keeps something in its data directory. */
  public boolean keepsData() {
    return Infrastructure.keepsData(settings);
  }

  /** What a start needs on the disk of its data, in MB. */
  public int neededMegabytes() {
    return Files.exists(settings.data().resolve("secret"))
        ? LATER_START_MEGABYTES
        : FIRST_START_MEGABYTES;
  }

  /** The process that has the data directory now. */
  public Optional<String> holder() throws IOException {
    return DataLock.holder(settings.data());
  }

  /** Why the database that is told cannot be used, in a sentence. */
  public Optional<String> database() {
    return databaseSettings
        .url()
        .filter(DatabaseSettings::isPostgres)
        .flatMap(
            url ->
                Databases.hindrance(url, databaseSettings.user(), databaseSettings.password())
                    .map(why -> "BYWAY_DATABASE_URL: " + why));
  }

  /** Why the broker that is told cannot be used, in a sentence. */
  public Optional<String> broker() {
    return brokerSettings
        .url()
        .flatMap(
            url ->
                brokerLogin()
                    .flatMap(login -> Broker.hindrance(url, login))
                    .map(why -> "BYWAY_BROKER_URL: " + why));
  }

  /** None where the secret is in the way, which is said; without one it is seen who answers. */
  private Optional<BrokerLogin> brokerLogin() {
    try {
      var told = settings.of(SecretSettings.class);
      var keys =
          told.isTold() ? new Keys(SecretSettings.keyring(settings)) : new Keys(NO_SECRET_IS_TOLD);
      return Optional.of(brokerSettings.login(keys));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The ports that are opened here; those that the system chooses are left out.
   *
   * @param problem told of an address that is none, in a sentence
   */
  public List<OpenedPort> ports(Consumer<String> problem) {
    var ports = new ArrayList<OpenedPort>();
    var address = address("HOST", settings.host(), problem);
    if (address.isEmpty()) {
      return List.of();
    }
    var management = settings.of(ManagementSettings.class);
    tcp(
        ports,
        "MANAGEMENT_PORT",
        address("MANAGEMENT_HOST", management.host(), problem).or(() -> address),
        management.port());
    var internal = settings.of(InternalSettings.class);
    tcp(
        ports,
        "INTERNAL_PORT",
        address("INTERNAL_HOST", internal.host(), problem).or(() -> address),
        internal.port());
    for (var door : in.doors()) {
      if (settings.roles().runs(door.opener())) {
        ports.add(new OpenedPort(door.setting(), door.tcp(), address.get(), door.port()));
      }
    }
    if (hasDatabaseOfItsOwn()) {
      var here = Optional.of(InetAddress.getLoopbackAddress());
      tcp(ports, "DATABASE_PORT", here, databaseSettings.port());
    }
    if (hasBrokerOfItsOwn()) {
      brokerSettings.listen().ifPresent(listen -> brokerListen(ports, listen, problem));
    }
    ports.removeIf(port -> port.port() == 0 || in.isRefused(port.setting()));
    return ports;
  }

  private static void tcp(
      List<OpenedPort> ports, String name, Optional<InetAddress> address, int port) {
    address.ifPresent(at -> ports.add(new OpenedPort(name, true, at, port)));
  }

  private static void brokerListen(
      List<OpenedPort> ports, String listen, Consumer<String> problem) {
    int colon = listen.lastIndexOf(':');
    try {
      int port = Integer.parseInt(listen.substring(colon + 1));
      var address = InetAddress.getByName(listen.substring(0, colon));
      tcp(ports, "BROKER_LISTEN", Optional.of(address), port);
    } catch (IndexOutOfBoundsException | NumberFormatException | UnknownHostException e) {
      problem.accept("BYWAY_BROKER_LISTEN is \"%s\": not host:port".formatted(listen));
    }
  }

  private static Optional<InetAddress> address(String name, String host, Consumer<String> problem) {
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      problem.accept("BYWAY_%s: no address is known for %s".formatted(name, host));
      return Optional.empty();
    }
  }
}
