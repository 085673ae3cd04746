package byway.kit.web;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link StrictDecoder} where the frame has put its own. The network library calls this for
 * each connection that comes in, because {@link #allow} was called before the first; connections
 * that speak no HTTP are left as they are.
 */
public final class StrictChannels extends ChannelInitializerExtension {
  private static final String DECODER = "httpDecoder";
  private static volatile @Nullable HttpServerOptions options;

  /** To be called before anything is opened. */
  public static void allow() {
    System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
  }

  /** Hears of the limits that the frame's decoder would keep, and ours keeps as well. */
  @Singleton
  static final class Options implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions used) {
      options = used;
    }
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    channel.pipeline().addFirst(new Exchange());
  }

  /** At the first bytes the frame's own decoder is there, or never will be. */
  private static final class Exchange extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext here, Object message) {
      var pipeline = here.pipeline();
      var limits = options;
      if (limits != null && pipeline.get(DECODER) instanceof HttpRequestDecoder) {
        pipeline.replace(DECODER, DECODER, new StrictDecoder(limits));
      }
      pipeline.remove(this);
      here.fireChannelRead(message);
    }
  }
}
