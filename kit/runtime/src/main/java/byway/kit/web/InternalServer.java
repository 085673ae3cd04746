package byway.kit.web;

import byway.kit.secrets.Keys;
import byway.kit.secrets.SecretTls;
import byway.kit.settings.Settings;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The port at which processes of this installation call each other. Where that speaks TLS, commands
 * on this machine have one of their own on the loopback.
 */
@Singleton
public final class InternalServer {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int IDLE_SECONDS = 60;
  private static final int MOST_HEADER_BYTES = 16 * 1024;

  /** Before the first service is used; processes that start together ask each other. */
  private static final int EARLY = 500;

  private final InternalSettings settings;
  private final Vertx vertx;
  private final LocalToken token;
  private final SecretTls tls;
  private final List<HttpServer> servers = new ArrayList<>();
  private volatile int port;
  private volatile int localPort;

  InternalServer(Settings settings, Keys keys, Vertx vertx) {
    this.settings = settings.of(InternalSettings.class);
    this.vertx = vertx;
    this.token = new LocalToken(settings.data());
    this.tls = new SecretTls(keys);
  }

  void open(@Observes @Priority(EARLY) StartupEvent event) throws Exception {
    var usual =
        new HttpServerOptions()
            .setHost(settings.host())
            .setPort(settings.port())
            .setIdleTimeout(IDLE_SECONDS)
            .setCompressionSupported(true)
            .setMaxHeaderSize(MOST_HEADER_BYTES)
            .setHttp2ClearTextEnabled(false);
    if (!settings.tls()) {
      port = listen(usual);
      localPort = port;
      token.keep("http://%s:%d".formatted(Settings.hostFromHere(settings.host()), port));
      return;
    }
    localPort = listen(new HttpServerOptions(usual).setHost(LOOPBACK).setPort(0));
    port =
        listen(
            new HttpServerOptions(usual)
                .setSsl(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(KeyCertOptions.wrap(tls.shown()))
                .setTrustOptions(TrustOptions.wrap(tls.believed())));
    token.keep("http://%s:%d".formatted(LOOPBACK, localPort));
  }

  private int listen(HttpServerOptions options) throws Exception {
    var opened =
        vertx
            .createHttpServer(options)
            .requestHandler(WayIn.handler())
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    servers.add(opened);
    return opened.actualPort();
  }

  /** Where it is; 0 before it is open. */
  public int port() {
    return port;
  }

  /** Whether what came in by this port is a call between services. */
  boolean isInside(int local) {
    return local == port || local == localPort;
  }

  LocalToken token() {
    return token;
  }

  @PreDestroy
  void close() {
    servers.forEach(
        open -> {
          var unused = open.close();
        });
  }
}
