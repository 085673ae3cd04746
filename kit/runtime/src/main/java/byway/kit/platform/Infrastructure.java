package byway.kit.platform;

import byway.kit.bus.Broker;
import byway.kit.postgres.EmbeddedPostgres;
import byway.kit.postgres.PostgresSettings;
import byway.kit.secrets.Keyring;
import byway.kit.secrets.Keys;
import byway.kit.secrets.SecretSettings;
import byway.kit.settings.Settings;
import byway.kit.settings.SettingsReader;
import byway.kit.settings.StartRefused;
import byway.kit.store.Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the platform stands on: the database and the broker, started here or reached elsewhere. */
public final class Infrastructure implements AutoCloseable {
  private static volatile @Nullable Infrastructure current;

  private final Settings settings;
  private final InstantSource clock;
  private final Optional<DataLock> lock;
  private final Keyring keyring;
  private final Keys keys;
  private final CompletableFuture<Databases> databases;
  private final CompletableFuture<Broker> broker;
  private volatile @Nullable EmbeddedPostgres postgres;
  private volatile @Nullable OwnedDatabase owned;

  private Infrastructure(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.lock = keepsData(settings) ? Optional.of(hold(settings.data())) : Optional.empty();
    this.keyring = keyring(settings);
    this.keys = new Keys(keyring);
    var starting = Executors.newVirtualThreadPerTaskExecutor();
    this.databases = CompletableFuture.supplyAsync(this::openDatabases, starting);
    this.broker = CompletableFuture.supplyAsync(this::openBroker, starting);
    starting.shutdown();
  }

  /**
   * The settings of a process that starts: what is around it must let it, too.
   *
   * @param further what else is in the way of what is started, in sentences
   */
  public static Settings settings(
      Map<String, String> environment, Function<Settings, List<String>> further) {
    var in = new SettingsReader(environment);
    var settings = Settings.read(in);
    new Obstacles(settings, in).look();
    further.apply(settings).forEach(in::problem);
    in.finish();
    return settings;
  }

  /**
   * Begins to start both at once, before the frame does; asking for one waits for it.
   *
   * @param clock what all of it goes by
   * @param refused told what keeps one of them from starting, where no look around could foresee it
   */
  public static void begin(Settings settings, InstantSource clock, Consumer<StartRefused> refused) {
    var infrastructure = new Infrastructure(settings, clock);
    current = infrastructure;
    tell(infrastructure.databases, refused);
    tell(infrastructure.broker, refused);
  }

  private static void tell(CompletableFuture<?> part, Consumer<StartRefused> refused) {
    var unused =
        part.exceptionally(
            failure -> {
              var cause = failure.getCause() == null ? failure : failure.getCause();
              var said = cause.getMessage() == null ? cause.toString() : cause.getMessage();
              refused.accept(new StartRefused(List.of(said)));
              return null;
            });
  }

  /** Whether this process keeps something in its data directory, which is its own then. */
  static boolean keepsData(Settings settings) {
    return settings.of(DatabaseSettings.class).url().isEmpty()
        || settings.of(BrokerSettings.class).url().isEmpty()
        || !settings.of(SecretSettings.class).isTold();
  }

  static Infrastructure current() {
    var infrastructure = current;
    if (infrastructure == null) {
      throw new IllegalStateException("the platform was started without its ground");
    }
    return infrastructure;
  }

  public Settings settings() {
    return settings;
  }

  InstantSource clock() {
    return clock;
  }

  Keyring keyring() {
    return keyring;
  }

  public Keys keys() {
    return keys;
  }

  public Databases databases() {
    return wait(databases);
  }

  /** The same as its owner sees it. */
  OwnedDatabase owned() {
    var unused = databases();
    return Objects.requireNonNull(owned);
  }

  public Broker broker() {
    return wait(broker);
  }

  private static <T> T wait(CompletableFuture<T> part) {
    try {
      return part.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private Databases openDatabases() {
    var told = settings.of(DatabaseSettings.class);
    int pool = told.poolSize();
    if (told.url().isPresent()) {
      var url = told.url().get();
      owned =
          new OwnedDatabase(
              Optional.empty(),
              () -> DriverManager.getConnection(url, told.user(), told.password()));
      return following(new Databases(told.url().get(), told.user(), told.password(), keys, pool));
    }
    var data = settings.data();
    var started =
        EmbeddedPostgres.start(
            PostgresSettings.of(
                    data.resolve("postgres"), data.resolve("binaries"), Superuser.password(keys))
                .onPort(told.port())
                .archivingTo(logArchive()));
    postgres = started;
    owned =
        new OwnedDatabase(
            Optional.of(data.resolve("postgres")),
            () ->
                DriverManager.getConnection(
                    started.jdbcUrl(), started.superuser(), Superuser.password(keys)));
    var owner = new Superuser(started.jdbcUrl(), started.superuser(), keyring, keys);
    var opened = new Databases(started.jdbcUrl(), started.superuser(), owner.settle(), keys, pool);
    keyring.follow(() -> opened.ownerHas(owner.settle()));
    return following(opened);
  }

  private Optional<Path> logArchive() {
    return ServiceLoader.load(LogArchive.class, LogArchive.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .map(archive -> archive.place(settings))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Databases following(Databases opened) {
    keyring.follow(opened::secretChanged);
    return opened;
  }

  private Broker openBroker() {
    var told = settings.of(BrokerSettings.class);
    return told.url()
        .map(url -> Broker.at(url, told.login(keys)))
        .orElseGet(
            () -> Broker.start(settings.data().resolve("broker"), told.listen(), told.login(keys)));
  }

  private static DataLock hold(Path data) {
    try {
      return DataLock.hold(data);
    } catch (IOException e) {
      throw unusable(data, e);
    }
  }

  private static Keyring keyring(Settings settings) {
    try {
      return SecretSettings.keyring(settings);
    } catch (IOException e) {
      throw new StartRefused(
          List.of("the installation's secret cannot be used: " + e.getMessage()));
    }
  }

  private static StartRefused unusable(Path data, IOException why) {
    return new StartRefused(
        List.of("BYWAY_DATA: %s cannot be used (%s)".formatted(data, why.getMessage())));
  }

  @Override
  public void close() {
    if (broker.isDone() && !broker.isCompletedExceptionally()) {
      broker.join().close();
    }
    if (databases.isDone() && !databases.isCompletedExceptionally()) {
      databases.join().close();
    }
    var started = postgres;
    if (started != null) {
      started.close();
    }
    lock.ifPresent(Infrastructure::release);
  }

  private static void release(DataLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      // It ends with this process at the latest.
    }
  }
}
