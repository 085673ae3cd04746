package byway.kit.web;

import byway.kit.settings.Settings;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The port at which processes of this installation call each other. */
@Singleton
public final class InternalServer {
  private static final int IDLE_SECONDS = 60;
  private static final int MOST_HEADER_BYTES = 16 * 1024;

  /** Before the first service is used; processes that start together ask each other. */
  private static final int EARLY = 500;

  private final InternalSettings settings;
  private final Vertx vertx;
  private final LocalToken token;
  private @Nullable HttpServer server;
  private volatile int port;

  InternalServer(Settings settings, Vertx vertx) {
    this.settings = settings.of(InternalSettings.class);
    this.vertx = vertx;
    this.token = new LocalToken(settings.data());
  }

  void open(@Observes @Priority(EARLY) StartupEvent event) throws Exception {
    var options =
        new HttpServerOptions()
            .setHost(settings.host())
            .setPort(settings.port())
            .setIdleTimeout(IDLE_SECONDS)
            .setCompressionSupported(true)
            .setMaxHeaderSize(MOST_HEADER_BYTES)
            .setHttp2ClearTextEnabled(false);
    var opened =
        vertx
            .createHttpServer(options)
            .requestHandler(WayIn.handler())
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    server = opened;
    port = opened.actualPort();
    token.keep("http://%s:%d".formatted(Settings.hostFromHere(settings.host()), port));
  }

  /** Where it is; 0 before it is open. */
  public int port() {
    return port;
  }

  LocalToken token() {
    return token;
  }

  @PreDestroy
  void close() {
    var open = server;
    if (open != null) {
      var unused = open.close();
    }
  }
}
