package byway.kit.web;

import io.micrometer.core.instrument.Metrics;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The frame's decoder, without its leniency: a message whose end could be read in two ways is
 * refused and ends the connection (RFC 9112, 6.1 and 6.3), or else a proxy before us may take the
 * rest of it for something else; and a head that does not come whole within half a minute is not
 * waited for. What is refused here is a problem with a code as everywhere, and counted.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {
  private static final long HEAD_MILLIS = Patience.FIRST_MILLIS / 2;

  private @Nullable ScheduledFuture<?> headDue;
  private boolean inBody;
  private boolean over;

  StrictDecoder(HttpServerOptions options) {
    super(options);
  }

  @Override
  public void channelRead(ChannelHandlerContext channel, Object message) throws Exception {
    if (!over && !inBody && headDue == null) {
      headDue =
          channel
              .executor()
              .schedule(
                  () -> refuse(channel, Problem.TOO_SLOW), HEAD_MILLIS, TimeUnit.MILLISECONDS);
    }
    super.channelRead(channel, message);
  }

  @Override
  protected void decode(ChannelHandlerContext channel, ByteBuf in, List<Object> out)
      throws Exception {
    if (over) {
      in.skipBytes(in.readableBytes());
      return;
    }
    int before = out.size();
    super.decode(channel, in, out);
    for (int i = before; i < out.size(); i++) {
      if (out.get(i) instanceof HttpRequest request) {
        headIsHere();
        inBody = true;
        var problem = problem(request);
        if (problem != null) {
          out.subList(i, out.size()).clear();
          refuse(channel, problem);
          return;
        }
      }
      if (out.get(i) instanceof LastHttpContent) {
        inBody = false;
      }
    }
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    message.setDecoderResult(
        DecoderResult.failure(new IllegalArgumentException("two lengths of one body")));
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext channel) throws Exception {
    headIsHere();
    super.handlerRemoved0(channel);
  }

  private void headIsHere() {
    if (headDue != null) {
      headDue.cancel(false);
      headDue = null;
    }
  }

  private static @Nullable Problem problem(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return switch (request.decoderResult().cause()) {
        case TooLongHttpLineException line -> Problem.LINE_TOO_LONG;
        case TooLongHttpHeaderException header -> Problem.HEADERS_TOO_LARGE;
        case null, default -> Problem.MALFORMED;
      };
    }
    var headers = request.headers();
    boolean current = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    if (FirstLook.authority(headers.getAll(HttpHeaderNames.HOST), current, request.uri()) == null) {
      return Problem.HOST_INVALID;
    }
    if (!FirstLook.isPlain(request.uri())) {
      return Problem.PATH_INVALID;
    }
    var codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    boolean plain =
        codings.isEmpty()
            || (current
                && codings.size() == 1
                && codings.getFirst().strip().equalsIgnoreCase("chunked"));
    return plain ? null : Problem.MALFORMED;
  }

  private void refuse(ChannelHandlerContext channel, Problem problem) {
    over = true;
    Metrics.counter("byway_refusals_total", "code", problem.code()).increment();
    var body = problem.json();
    var head =
        """
        HTTP/1.1 %d %s\r
        Content-Type: %s\r
        Content-Length: %d\r
        Cache-Control: no-store\r
        Connection: close\r
        \r
        """
            .formatted(
                problem.status(),
                problem.title(),
                Problem.MEDIA_TYPE,
                body.getBytes(StandardCharsets.UTF_8).length);
    var unused = channel.writeAndFlush(Unpooled.copiedBuffer(head + body, StandardCharsets.UTF_8));
    var later =
        channel
            .executor()
            .schedule((Callable<?>) channel::close, Doorstep.LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }
}
