package byway.fronts.radius;

import byway.kit.platform.Lifecycle;
import byway.kit.settings.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** The two UDP ports: where access points ask, and where they report. */
@Singleton
final class RadiusServer {
  private static final Logger LOG = Logger.getLogger(RadiusServer.class);
  private static final int BUFFER_BYTES = 4 << 20;

  private final Settings settings;
  private final RadiusDispatcher dispatcher;
  private final List<DatagramChannel> channels = new ArrayList<>();

  RadiusServer(Settings settings, RadiusDispatcher dispatcher) {
    this.settings = settings;
    this.dispatcher = dispatcher;
  }

  void open(@Observes @Priority(Lifecycle.DOORS) StartupEvent start) throws IOException {
    if (settings.roles().runs("radius")) {
      open(settings.radiusPort(), dispatcher::access);
      open(settings.radiusAccountingPort(), dispatcher::accounting);
    }
  }

  private void open(int port, Handler handler) throws IOException {
    if (port == 0) {
      return;
    }
    var channel = DatagramChannel.open();
    channels.add(channel);
    channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
    channel.bind(new InetSocketAddress(settings.host(), port));
    Thread.ofPlatform().name("radius-" + port).daemon().start(() -> receive(channel, handler));
    LOG.infof("RADIUS at UDP %s:%d", settings.host(), port);
  }

  /** Takes one datagram, whose bytes it may keep. */
  @FunctionalInterface
  interface Handler {
    void take(byte[] bytes, InetSocketAddress from, Reply reply);
  }

  /** Sends an answer back. */
  @FunctionalInterface
  interface Reply {
    void send(byte[] bytes) throws IOException;
  }

  private static void receive(DatagramChannel channel, Handler handler) {
    var buffer = ByteBuffer.allocateDirect(1 << 16);
    while (channel.isOpen()) {
      try {
        buffer.clear();
        var from = (InetSocketAddress) channel.receive(buffer);
        buffer.flip();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        handler.take(bytes, from, answer -> channel.send(ByteBuffer.wrap(answer), from));
      } catch (IOException e) {
        if (channel.isOpen()) {
          LOG.warnf("a datagram was not received: %s", e.getMessage());
        }
      } catch (RuntimeException e) {
        LOG.error("a datagram was not taken", e);
      }
    }
  }

  void close(@Observes @Priority(Lifecycle.DOORS) ShutdownEvent stop) throws IOException {
    for (var channel : channels) {
      channel.close();
    }
  }
}
