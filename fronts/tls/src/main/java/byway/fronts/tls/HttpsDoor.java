package byway.fronts.tls;

import byway.kit.platform.Lifecycle;
import byway.kit.settings.Settings;
import byway.kit.web.TlsDoors;
import byway.kit.web.WayIn;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Pages and API by HTTPS, on a port of their own. TLS 1.3, and 1.2 with forward secrecy and
 * authenticated ciphers; behind it a request goes the way of every other.
 */
@Singleton
final class HttpsDoor {
  private static final Logger LOG = Logger.getLogger(HttpsDoor.class);
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final String[] CIPHERS = {
    "TLS_AES_256_GCM_SHA384",
    "TLS_AES_128_GCM_SHA256",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
  };
  private static final String HTTP = "http/1.1";
  private static final int IDLE_SECONDS = 60;

  private final HostKeys keys;
  private final Settings settings;
  private final Vertx vertx;
  private @Nullable HttpServer server;

  HttpsDoor(HostKeys keys, Settings settings, Vertx vertx) {
    this.keys = keys;
    this.settings = settings;
    this.vertx = vertx;
  }

  void open(@Observes @Priority(Lifecycle.DOORS) StartupEvent event) throws Exception {
    int port = settings.of(HttpsSettings.class).port();
    if (port == 0 || !settings.roles().runs("tls")) {
      return;
    }
    var context = context();
    TlsDoors.at(port, () -> engine(context));
    var options =
        new HttpServerOptions()
            .setHost(settings.host())
            .setPort(port)
            .setIdleTimeout(IDLE_SECONDS)
            .setCompressionSupported(true)
            .setMaxHeaderSize(16 * 1024)
            .setMaxFormAttributeSize(64 * 1024)
            .setHttp2ClearTextEnabled(false);
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(WayIn.handler())
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    LOG.infof("HTTPS at port %d", port);
  }

  private SSLContext context() throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {new ShownIdentity(keys)}, null, null);
    return context;
  }

  private static SSLEngine engine(SSLContext context) {
    var engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(PROTOCOLS);
    engine.setEnabledCipherSuites(CIPHERS);
    var parameters = engine.getSSLParameters();
    parameters.setUseCipherSuitesOrder(true);
    engine.setSSLParameters(parameters);
    engine.setHandshakeApplicationProtocolSelector((one, offered) -> protocol(offered));
    return engine;
  }

  /** Nothing of what is offered is no reason to end: then HTTP/1.1 is spoken without a word. */
  private static String protocol(List<String> offered) {
    return offered.contains(ShownIdentity.ACME)
        ? ShownIdentity.ACME
        : offered.contains(HTTP) ? HTTP : "";
  }

  @PreDestroy
  void close() {
    var open = server;
    if (open != null) {
      var unused = open.close();
    }
  }
}
