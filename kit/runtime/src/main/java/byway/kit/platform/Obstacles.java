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
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What around a process would keep it from starting, looked at before anything starts, so that all
 * of it is said at once and in sentences. What comes in the way a moment later is said by whoever
 * meets it.
 */
final class Obstacles {
  private static final String NO_SECRET_IS_TOLD = "no secret is told, and that is said";
  private static final int MEGABYTE = 1_000_000;
  private static final int FIRST_START_MEGABYTES = 400;
  private static final int LATER_START_MEGABYTES = 64;

  private final Settings settings;
  private final SettingsReader in;
  private final DatabaseSettings databaseSettings;
  private final BrokerSettings brokerSettings;
  private final List<Opened> doors = new ArrayList<>();

  Obstacles(Settings settings, SettingsReader in) {
    this.settings = settings;
    this.databaseSettings = settings.of(DatabaseSettings.class);
    this.brokerSettings = settings.of(BrokerSettings.class);
    this.in = in;
  }

  /** A port that this process opens. */
  private record Opened(String name, boolean tcp, InetAddress address, int port) {
    boolean isAlso(Opened other) {
      boolean meet =
          address.equals(other.address)
              || address.isAnyLocalAddress()
              || other.address.isAnyLocalAddress();
      return tcp == other.tcp && port == other.port && meet;
    }
  }

  /** What asks somebody else is asked side by side: each may take its time limit. */
  void look() {
    try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      var database = asking.submit(this::database);
      var broker = asking.submit(this::broker);
      secret();
      data();
      ports();
      tell(database);
      tell(broker);
    }
  }

  private void tell(Future<Optional<String>> answer) {
    try {
      answer.get().ifPresent(in::problem);
    } catch (ExecutionException e) {
      in.problem("looking around before the start broke: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void secret() {
    boolean isTold = settings.of(SecretSettings.class).isTold();
    if (!settings.roles().isAll() && !isTold) {
      in.problem("BYWAY_SECRET is needed where BYWAY_ROLES splits the platform");
    }
    if (databaseSettings.url().isPresent() && !isTold) {
      in.problem("BYWAY_SECRET is needed with a database of your own: passwords come from it");
    }
    if (!in.isRefused("DATA")) {
      SecretSettings.hindrance(settings).ifPresent(in::problem);
    }
  }

  private Optional<String> database() {
    return databaseSettings
        .url()
        .filter(DatabaseSettings::isPostgres)
        .flatMap(
            url ->
                Databases.hindrance(url, databaseSettings.user(), databaseSettings.password())
                    .map(why -> "BYWAY_DATABASE_URL: " + why));
  }

  private Optional<String> broker() {
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

  private void data() {
    if (in.isRefused("DATA") || !Infrastructure.keepsData(settings)) {
      return;
    }
    var data = settings.data();
    try {
      Files.createDirectories(data);
      var tried = Files.createTempFile(data, "tried", null);
      Files.delete(tried);
      int needed =
          Files.exists(data.resolve("secret")) ? LATER_START_MEGABYTES : FIRST_START_MEGABYTES;
      long free = Files.getFileStore(data).getUsableSpace() / MEGABYTE;
      if (free < needed) {
        in.problem(
            "BYWAY_DATA: the disk of %s has %d MB left, and starting needs %d"
                .formatted(data, free, needed));
      }
      DataLock.holder(data)
          .ifPresent(
              holder ->
                  in.problem(
                      "BYWAY_DATA: %s is in use by process %s; end that one first, or name another directory"
                          .formatted(data, holder)));
    } catch (IOException e) {
      in.problem("BYWAY_DATA: %s cannot be used: %s".formatted(data, reason(e)));
    }
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied ->
          "this user may not write to %s".formatted(denied.getFile());
      case NoSuchFileException gone -> "%s cannot be made".formatted(gone.getFile());
      case FileAlreadyExistsException file -> "%s is not a directory".formatted(file.getFile());
      case FileSystemException told when told.getReason() != null -> told.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }

  private void ports() {
    var host = settings.host();
    InetAddress address;
    try {
      address = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      in.problem("BYWAY_HOST: no address is known for %s".formatted(host));
      return;
    }
    var management = settings.of(ManagementSettings.class);
    tcp(
        "MANAGEMENT_PORT",
        otherAddress("MANAGEMENT_HOST", management.host(), address),
        management.port());
    var internal = settings.of(InternalSettings.class);
    tcp("INTERNAL_PORT", otherAddress("INTERNAL_HOST", internal.host(), address), internal.port());
    for (var door : in.doors()) {
      if (settings.roles().runs(door.opener())) {
        if (door.tcp()) {
          tcp(door.setting(), address, door.port());
        } else {
          udp(door.setting(), address, door.port());
        }
      }
    }
    if (databaseSettings.url().isEmpty()) {
      tcp("DATABASE_PORT", InetAddress.getLoopbackAddress(), databaseSettings.port());
    }
    if (brokerSettings.url().isEmpty()) {
      brokerSettings.listen().ifPresent(this::brokerListen);
    }
  }

  private void brokerListen(String listen) {
    int colon = listen.lastIndexOf(':');
    try {
      int port = Integer.parseInt(listen.substring(colon + 1));
      tcp("BROKER_LISTEN", InetAddress.getByName(listen.substring(0, colon)), port);
    } catch (IndexOutOfBoundsException | NumberFormatException | UnknownHostException e) {
      in.problem("BYWAY_BROKER_LISTEN is \"%s\": not host:port".formatted(listen));
    }
  }

  private InetAddress otherAddress(String name, String host, InetAddress otherwise) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      in.problem("BYWAY_%s: no address is known for %s".formatted(name, host));
      return otherwise;
    }
  }

  private void tcp(String name, InetAddress address, int port) {
    taken(
        new Opened(name, true, address, port),
        () -> {
          try (var door = new ServerSocket()) {
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(address, port));
            return List.of();
          }
        });
  }

  private void udp(String name, InetAddress address, int port) {
    taken(
        new Opened(name, false, address, port),
        () -> {
          try (var door = new DatagramSocket(null)) {
            door.bind(new InetSocketAddress(address, port));
            return List.of();
          }
        });
  }

  private void taken(Opened door, Callable<?> bind) {
    if (door.port == 0 || in.isRefused(door.name)) {
      return;
    }
    var twice = doors.stream().filter(door::isAlso).findFirst();
    doors.add(door);
    if (twice.isPresent()) {
      in.problem(
          "BYWAY_%s and BYWAY_%s are both port %d; name another one for one of them"
              .formatted(twice.get().name, door.name, door.port));
      return;
    }
    try {
      var unused = bind.call();
    } catch (SocketException e) {
      in.problem("BYWAY_" + door.name + ": " + sentence(door.address, door.port, e));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sentence(InetAddress address, int port, SocketException failure) {
    var said = String.valueOf(failure.getMessage());
    if (said.contains("Permission denied")) {
      return "port %d may not be opened by this user; those below 1024 need root or CAP_NET_BIND_SERVICE"
          .formatted(port);
    }
    if (failure instanceof BindException && said.contains("in use")) {
      return "port %d of %s is taken by another program; end that one, or name another port"
          .formatted(port, address.getHostAddress());
    }
    return "port %d of %s cannot be opened (%s)".formatted(port, address.getHostAddress(), said);
  }
}
