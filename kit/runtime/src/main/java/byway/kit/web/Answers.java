package byway.kit.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * How many answers have gone out on a connection, so that what is refused by the decoder itself is
 * answered in its turn (RFC 9112, 9.3.2): who asks twice must not take the second answer for the
 * first.
 */
final class Answers extends ChannelOutboundHandlerAdapter {
  private int begun;
  private int ended;
  private boolean interim;
  private boolean over;
  private @Nullable Runnable next;

  int begun() {
    return begun;
  }

  int ended() {
    return ended;
  }

  /** Called after each answer that has gone out, until it is over. */
  void afterEach(Runnable whatFollows) {
    next = whatFollows;
  }

  /** Nothing that the frame answers goes out any more. */
  void end() {
    over = true;
    next = null;
  }

  @Override
  public void write(ChannelHandlerContext channel, Object message, ChannelPromise promise) {
    if (over) {
      ReferenceCountUtil.release(message);
      promise.tryFailure(new ClosedChannelException());
      return;
    }
    if (message instanceof HttpResponse response) {
      interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      begun += interim ? 0 : 1;
    }
    boolean isLast = message instanceof LastHttpContent && !interim;
    channel.write(message, promise);
    if (isLast) {
      ended++;
      if (next != null) {
        channel.executor().execute(next);
      }
    }
  }
}
