package byway.fronts.devicelink.mqtt;

import io.netty.handler.ssl.SslHandler;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Verticle;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** Where clients of MQTT connect. All lines are on one thread, which no packet makes wait. */
public final class MqttDoor implements AutoCloseable {
  private static final long LOOK_MILLIS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Nothing here waits for anybody, but a machine that is busy starting loads classes slowly. */
  private static final Duration OPENS_WITHIN = Duration.ofMinutes(5);

  private final Vertx vertx;
  private final House house;
  private final NetServer server;
  private final @Nullable Supplier<@Nullable SSLEngine> tls;

  /** Seen by the one thread only. */
  private final Set<Line> lines = new HashSet<>();

  private final Strangers<Line> strangers =
      new Strangers<>(Terms.STRANGERS, Terms.STRANGERS_OF_ONE);
  private final Consumer<Line> letIn = strangers::remove;

  private @Nullable Context loop;

  /** Without TLS. */
  public MqttDoor(Vertx vertx, String host, int port, House house) {
    this(vertx, host, port, house, null);
  }

  /**
   * @param tls one for each connection, which answers none while nobody can be let in; null for
   *     connections without TLS
   */
  public MqttDoor(
      Vertx vertx,
      String host,
      int port,
      House house,
      @Nullable Supplier<@Nullable SSLEngine> tls) {
    this.vertx = vertx;
    this.house = house;
    this.tls = tls;
    this.server =
        vertx.createNetServer(
            new NetServerOptions()
                .setHost(host)
                .setPort(port)
                .setTcpKeepAlive(true)
                .setTcpNoDelay(true));
  }

  /** The port. */
  public int open() {
    done(
        vertx.deployVerticle(door()).<Void>mapEmpty().toCompletionStage().toCompletableFuture(),
        OPENS_WITHIN);
    return server.actualPort();
  }

  /** A context of its own, so that what is thrown past all handlers in it is of hotspots. */
  private Verticle door() {
    return new AbstractVerticle() {
      @Override
      public void start(Promise<Void> opened) {
        loop = context;
        context.exceptionHandler(
            failure -> {
              if (failure instanceof RuntimeException ours) {
                house.failed(ours);
              }
            });
        vertx.setPeriodic(LOOK_MILLIS, timer -> look());
        server
            .connectHandler(socket -> arrived(socket, context))
            .listen()
            .<Void>mapEmpty()
            .onComplete(opened);
      }
    };
  }

  private void arrived(NetSocket socket, Context context) {
    var line = new Line(socket, context, house, System.nanoTime(), letIn);
    var crowd = house.crowd(line.remoteAddress());
    if (!strangers.hasRoomFor(crowd)) {
      house.ended(Reason.CONNECTION_RATE_EXCEEDED);
      line.close();
      return;
    }
    var oldest = strangers.add(line, crowd);
    if (oldest != null) {
      oldest.end(Reason.SERVER_BUSY, null);
    }
    lines.add(line);
    if (tls != null && !secure(socket, tls.get())) {
      line.close();
    }
    // That a connection breaks is told by its end.
    socket.exceptionHandler(failure -> {});
    socket.handler(chunk -> line.receive(chunk, System.nanoTime()));
    socket.closeHandler(
        closed -> {
          lines.remove(line);
          strangers.remove(line);
          line.closed();
        });
  }

  /** Below all else, so that a handshake takes a place and has an end like any stranger. */
  private static boolean secure(NetSocket socket, @Nullable SSLEngine engine) {
    if (engine != null) {
      var pipeline = ((NetSocketInternal) socket).channelHandlerContext().pipeline();
      pipeline.addFirst("tls", new SslHandler(engine));
    }
    return engine != null;
  }

  private void look() {
    long now = System.nanoTime();
    List.copyOf(lines).forEach(line -> line.look(now));
  }

  /** Says goodbye to all. */
  @Override
  public void close() {
    var context = loop;
    if (context != null) {
      var closed = new CompletableFuture<Void>();
      context.runOnContext(
          now -> {
            List.copyOf(lines).forEach(line -> line.end(Reason.SERVER_SHUTTING_DOWN, null));
            server.close().onComplete(result -> closed.complete(null));
          });
      done(closed, PATIENCE);
    }
  }

  private static void done(CompletableFuture<Void> future, Duration patience) {
    try {
      future.orTimeout(patience.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
