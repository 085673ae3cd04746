package byway.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes on a connection, in bytes, and what goes back. */
class StrictDecoderTest {
  private static final String HOST = " HTTP/1.1\nHost: here\n";
  private static final String CHUNKED = "POST /a" + HOST + "Transfer-Encoding: chunked\n\n";

  /** Requests that came through, by their targets, once they were whole. */
  private final List<String> heard = new ArrayList<>();

  private final EmbeddedChannel channel = channel();
  private boolean isSlow;

  private EmbeddedChannel channel() {
    var answers = new Answers();
    return new EmbeddedChannel(
        new StrictDecoder(new HttpServerOptions(), answers),
        new HttpResponseEncoder(),
        answers,
        new SimpleChannelInboundHandler<HttpObject>() {
          private String target = "";

          @Override
          protected void channelRead0(ChannelHandlerContext here, HttpObject message) {
            if (message instanceof HttpRequest request) {
              target = request.uri();
            }
            if (message instanceof LastHttpContent) {
              heard.add(target);
              if (!isSlow) {
                answer();
              }
            }
          }
        });
  }

  private void answer() {
    var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    HttpUtil.setContentLength(answer, 0);
    var unused = channel.pipeline().lastContext().writeAndFlush(answer);
    channel.runPendingTasks();
  }

  @AfterEach
  void close() {
    var unused = channel.finishAndReleaseAll();
  }

  /** The first lines of the answers to this, with line breaks as CRLF where none is told. */
  private List<String> send(String text) {
    return sendBytes(text.replace("\n", "\r\n"));
  }

  private List<String> sendBytes(String text) {
    for (byte one : text.getBytes(StandardCharsets.ISO_8859_1)) {
      var unused = channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {one}));
    }
    channel.runPendingTasks();
    return said();
  }

  private List<String> said() {
    var said = new StringBuilder();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      said.append(part.toString(StandardCharsets.ISO_8859_1));
      ReferenceCountUtil.release(part);
    }
    return said.toString()
        .lines()
        .filter(line -> line.startsWith("HTTP/1.1 "))
        .map(line -> line.substring(9, 12))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET  /a" + HOST + "\n",
        "GET\t/a" + HOST + "\n",
        " GET /a" + HOST + "\n",
        "\u0001GET /a" + HOST + "\n",
        "GET /a  HTTP/1.1\nHost: here\n\n",
        "GET /a http/1.1\nHost: here\n\n",
        "GET /a HTTP/1.10\nHost: here\n\n",
        "\n\n\nGET /a" + HOST + "\n",
        "GET /a HTTP/1.1\n Host: here\n\n",
        "GET /a" + HOST + "X: one\n two\n\n",
        "GET /a" + HOST + "X: one\n\ttwo\n\n",
        "GET /a" + HOST + ": nameless\n\n",
        "GET /a" + HOST + "Transfer-Encoding : chunked\n\n",
        "GET /a?b=%zz" + HOST + "\n",
        "GET /a#b" + HOST + "\n",
        "GET *" + HOST + "\n",
        "OPTIONS *" + HOST + "\n",
        "CONNECT here:80" + HOST + "\n",
        "GET ?a" + HOST + "\n"
      })
  void a_head_that_can_be_read_in_two_ways_is_refused(String head) {
    assertThat(send(head + "GET /b" + HOST + "\n")).containsExactly("400");
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.2", "HTTP/2.0", "HTTP/0.9", "HTTP/3.0"})
  void another_version_is_told_which_one_is_spoken(String version) {
    assertThat(send("GET /a " + version + "\nHost: here\n\n")).containsExactly("505");
  }

  @Test
  void a_bare_line_feed_ends_nothing() {
    assertThat(sendBytes("GET /a HTTP/1.1\nHost: here\r\n\r\n")).containsExactly("400");
  }

  /** Lengths of which the frame takes the last 32 bits, and other ways to hide an end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "100000002\r\nxx\r\n0\r\n\r\n",
        "1000000000000000000000002\r\nxx\r\n0\r\n\r\n",
        "00000002\r\nxx\r\n0\r\n\r\n",
        " 2\r\nxx\r\n0\r\n\r\n",
        "2 \r\nxx\r\n0\r\n\r\n",
        "+2\r\nxx\r\n0\r\n\r\n",
        "-2\r\nxx\r\n0\r\n\r\n",
        "0x2\r\nxx\r\n0\r\n\r\n",
        "\r\nxx\r\n0\r\n\r\n",
        "2\nxx\r\n0\r\n\r\n",
        "2;\nxx\r\n0\r\n\r\n",
        "2;a\nb\r\nxx\r\n0\r\n\r\n",
        "2;a\0b\r\nxx\r\n0\r\n\r\n",
        "2\rxx\r\n0\r\n\r\n",
        "2\r\nxx\n0\r\n\r\n",
        "2\r\nxxyy0\r\n\r\n",
        "2\r\nxxx\r\n0\r\n\r\n",
        "0\r\n a: b\r\n\r\n",
        "0\r\n: b\r\n\r\n"
      })
  void a_chunk_that_can_be_read_in_two_ways_is_refused(String body) {
    var text = CHUNKED.replace("\n", "\r\n") + body + "GET /b HTTP/1.1\r\nHost: here\r\n\r\n";
    assertThat(sendBytes(text)).containsExactly("400");
    assertThat(heard).isEmpty();
  }

  @Test
  void extensions_that_never_end_are_refused() {
    assertThat(send(CHUNKED + "1;" + "a".repeat(5_000) + "\nx\n0\n\n")).containsExactly("400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0\n\n",
        "2\nxx\n0\n\n",
        "2;a=b\nxx\n0;c\n\n",
        "A\n0123456789\n0000\n\n",
        "1\nx\n1\n\r\n0\nX: y\n\n",
      })
  void plain_chunks_are_taken_and_what_follows_is_the_next_request(String body) {
    assertThat(send(CHUNKED + body + "\nGET http://here/b?c=%20" + HOST + "\n"))
        .containsExactly("200", "200");
    assertThat(heard).containsExactly("/a", "http://here/b?c=%20");
  }

  @Test
  void what_is_refused_is_answered_in_its_turn() {
    isSlow = true;
    assertThat(send("GET /a" + HOST + "\nGET /b" + HOST + "\nGET /c\n\n")).isEmpty();
    answer();
    assertThat(said()).containsExactly("200");
    answer();
    assertThat(said()).containsExactly("200", "400");
    answer();
    assertThat(said()).as("nothing comes after the end").isEmpty();
  }

  @Test
  void a_broken_body_of_what_was_answered_already_is_the_end_and_no_second_answer() {
    assertThat(send("POST /a" + HOST + "Transfer-Encoding: chunked\n\n2\nxx\n")).isEmpty();
    answer();
    assertThat(said()).containsExactly("200");
    assertThat(send("100000002\n")).isEmpty();
    answer();
    assertThat(said()).isEmpty();
    assertThat(heard).isEmpty();
  }
}
