package byway.kit.web;

import byway.kit.settings.Settings;
import io.micrometer.core.instrument.Metrics;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslHandler;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link StrictDecoder} where the frame has put its own. The network library calls this for
 * each connection that comes in, because {@link #allow} was called before the first; connections
 * that speak no HTTP are left as they are.
 */
public final class StrictChannels extends ChannelInitializerExtension {
  private static final String DECODER = "httpDecoder";
  private static final long HANDSHAKE_MILLIS = 10_000;
  private static final String ENCODER = "httpEncoder";
  private static final Executor AT_ONCE = task -> Thread.ofVirtual().name("handshake").start(task);
  private static volatile @Nullable HttpServerOptions options;
  private static volatile @Nullable Crowds crowds;

  /** To be called before anything is opened. */
  public static void allow() {
    System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
  }

  /** Hears of the limits that the frame's decoder would keep, and ours keeps as well. */
  @Singleton
  static final class Options implements HttpServerOptionsCustomizer {
    private final Settings settings;

    Options(Settings settings) {
      this.settings = settings;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions used) {
      options = used;
      crowds = new Crowds(settings.of(ProxySettings.class).trusted(), Crowds.MOST_OF_ONE);
    }
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    var limits = options;
    if (limits != null
        && channel.localAddress() instanceof InetSocketAddress here
        && (here.getPort() == limits.getPort() || TlsDoors.isAt(here.getPort()))
        && channel.remoteAddress() instanceof InetSocketAddress from
        && !mayEnter(channel, from.getAddress())) {
      return;
    }
    channel.pipeline().addFirst(new Exchange());
    if (channel.localAddress() instanceof InetSocketAddress at) {
      TlsDoors.engine(at.getPort()).ifPresent(engine -> beginWithTls(channel, engine));
    }
  }

  private static void beginWithTls(Channel channel, SSLEngine engine) {
    // finding a host's key may be a call to a service, for which no event loop waits
    var tls = new SslHandler(engine, false, AT_ONCE);
    tls.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
    channel.pipeline().addFirst("secured", tls);
  }

  private static boolean mayEnter(Channel channel, InetAddress from) {
    var known = crowds;
    if (known == null) {
      return true;
    }
    if (known.enter(from)) {
      channel.closeFuture().addListener(closed -> known.leave(from));
      return true;
    }
    Metrics.counter("byway_refusals_total", "code", "too_many_connections").increment();
    var unused = channel.close();
    return false;
  }

  /** At the first bytes the frame's own decoder is there, or never will be. */
  private static final class Exchange extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext here, Object message) {
      var pipeline = here.pipeline();
      var limits = options;
      if (limits != null && pipeline.get(DECODER) instanceof HttpRequestDecoder) {
        var answers = new Answers();
        pipeline.addAfter(ENCODER, "answers", answers);
        pipeline.replace(DECODER, DECODER, new StrictDecoder(limits, answers));
      }
      pipeline.remove(this);
      here.fireChannelRead(message);
    }
  }
}
