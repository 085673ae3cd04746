package byway.kit.web;

import io.micrometer.core.instrument.Metrics;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The frame's decoder, without its leniency: a message that could be read in two ways is refused
 * and ends the connection (RFC 9112, 2.2, 3, 5.1, 6.1, 6.3, 7.1), or else a proxy before us may
 * take the rest of it for something else; and a head that does not come whole within half a minute
 * is not waited for. What is refused here is a problem with a code as everywhere, and counted; it
 * is said when all that was asked before has been answered.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {
  private static final long HEAD_MILLIS = Patience.FIRST_MILLIS / 2;

  private final Answers answers;
  private final HeadSpelling head = new HeadSpelling();
  private final ChunkSpelling chunks = new ChunkSpelling();
  private @Nullable ScheduledFuture<?> headDue;
  private boolean inBody;
  private boolean isChunked;
  private int asked;
  private @Nullable Problem refused;
  private boolean told;

  StrictDecoder(HttpServerOptions options, Answers answers) {
    super(options);
    this.answers = answers;
  }

  @Override
  public void channelRead(ChannelHandlerContext channel, Object message) throws Exception {
    if (refused == null && !inBody && headDue == null) {
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
    if (refused != null) {
      in.skipBytes(in.readableBytes());
      return;
    }
    int before = out.size();
    int from = in.readerIndex();
    boolean isHead = !inBody;
    super.decode(channel, in, out);
    for (int i = before; i < out.size(); i++) {
      var problem = problem(out.get(i));
      if (problem == null && i == before) {
        problem = spelling(isHead, in, from);
      }
      if (problem != null) {
        drop(out, i);
        refuse(channel, problem);
        return;
      }
      pass(out.get(i));
    }
    var problem = out.size() > before ? null : spelling(isHead, in, from);
    if (problem != null) {
      refuse(channel, problem);
    }
  }

  /** What was read as nothing, or as the first of what came of it. */
  private @Nullable Problem spelling(boolean isHead, ByteBuf in, int from) {
    if (isHead) {
      return head.read(in, from, in.readerIndex());
    }
    return isChunked && !chunks.isPlain(in, from, in.readerIndex()) ? Problem.MALFORMED : null;
  }

  private void pass(Object message) {
    if (message instanceof HttpRequest request) {
      headIsHere();
      asked++;
      inBody = true;
      isChunked = HttpUtil.isTransferEncodingChunked(request);
      chunks.begin();
    }
    if (message instanceof LastHttpContent) {
      inBody = false;
      head.begin();
    }
  }

  private static void drop(List<Object> out, int from) {
    var dropped = out.subList(from, out.size());
    dropped.forEach(ReferenceCountUtil::release);
    dropped.clear();
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

  private static @Nullable Problem problem(Object message) {
    if (message instanceof HttpRequest request) {
      return problem(request);
    }
    boolean isBroken = message instanceof HttpObject part && part.decoderResult().isFailure();
    return isBroken ? Problem.MALFORMED : null;
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
    if (FirstLook.isBroken(request.uri())) {
      return Problem.MALFORMED;
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
    if (refused != null) {
      return;
    }
    refused = problem;
    Metrics.counter("byway_refusals_total", "code", problem.code()).increment();
    answers.afterEach(() -> tell(channel, problem));
    tell(channel, problem);
  }

  /** In its turn; a request that is answered already, or half, has its answer, and is the last. */
  private void tell(ChannelHandlerContext channel, Problem problem) {
    int before = inBody ? asked - 1 : asked;
    boolean isItsTurn = answers.ended() == before && answers.begun() == before;
    boolean isAnswered = answers.ended() == asked;
    if (told || !isItsTurn && !isAnswered) {
      return;
    }
    told = true;
    answers.end();
    if (isItsTurn) {
      write(channel, problem);
    }
    var later =
        channel
            .executor()
            .schedule((Callable<?>) channel::close, Doorstep.LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void write(ChannelHandlerContext channel, Problem problem) {
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
  }
}
