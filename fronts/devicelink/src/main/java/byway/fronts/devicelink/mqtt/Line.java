package byway.fronts.devicelink.mqtt;

import static java.util.Objects.requireNonNull;

import byway.fronts.devicelink.mqtt.Packet.Answer;
import byway.fronts.devicelink.mqtt.Packet.Disconnect;
import byway.fronts.devicelink.mqtt.Packet.Ping;
import byway.fronts.devicelink.mqtt.Packet.Subscribe;
import byway.fronts.devicelink.mqtt.Packet.Unsubscribe;
import byway.fronts.devicelink.mqtt.PacketWriter.Message;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from its first byte to its last. All of it happens on one thread; what is public
 * may be called from any.
 */
public final class Line {
  private static final long NANOS = Duration.ofSeconds(1).toNanos();

  /** As long as a client has to read why its line ends, while it may still be sending. */
  private static final long FAREWELL_NANOS = 2 * NANOS;

  /** What becomes of a line. */
  private enum Stage {
    NEW,
    ASKED,
    ON,
    LEAVING,
    OVER
  }

  private final NetSocket socket;
  private final Context loop;
  private final House house;
  private final Consumer<Line> letIn;
  private final Framing framing = new Framing();
  private final PacketReader reader = new PacketReader();
  private Stage stage = Stage.NEW;
  private PacketWriter writer = new PacketWriter(0);
  private @Nullable Connect connect;
  private Connect.Wants wants = Connect.Wants.UNKNOWN;
  private @Nullable Guest guest;
  private @Nullable Incoming incoming;
  private @Nullable Outgoing outgoing;
  private long heardNanos;
  private long silenceNanos = Terms.CONNECT_SECONDS * NANOS;

  /**
   * @param letIn told when it is no stranger any more
   */
  Line(NetSocket socket, Context loop, House house, long nowNanos, Consumer<Line> letIn) {
    this.socket = socket;
    this.loop = loop;
    this.house = house;
    this.letIn = letIn;
    this.heardNanos = nowNanos;
  }

  /** As a number. */
  public @Nullable String remoteAddress() {
    return socket.remoteAddress().hostAddress();
  }

  void receive(Buffer chunk, long nowNanos) {
    if (stage == Stage.LEAVING || stage == Stage.OVER) {
      return;
    }
    framing.add(chunk.getBytes());
    work(nowNanos);
  }

  private void work(long nowNanos) {
    try {
      while (stage == Stage.NEW || stage == Stage.ON) {
        int head = framing.coming();
        if (head >= 0) {
          reader.checkHead(head);
        }
        var packet = framing.next();
        if (packet == null) {
          break;
        }
        heardNanos = nowNanos;
        handle(reader.read(head, packet));
      }
      if (stage == Stage.ON && socket.writeQueueFull()) {
        waitForClient();
      }
    } catch (PacketReader.OtherVersion e) {
      house.broken(Reason.UNSUPPORTED_PROTOCOL_VERSION);
      write(PacketWriter.otherVersion(e.newer));
      leave(Reason.UNSUPPORTED_PROTOCOL_VERSION);
    } catch (Broken e) {
      house.broken(e.reason());
      end(e.reason(), e.words());
    } catch (RuntimeException e) {
      house.failed(e);
      end(Reason.UNSPECIFIED_ERROR, null);
    }
  }

  /** Who does not read what it has asked for is not listened to any more until it does. */
  private void waitForClient() {
    socket.pause();
    socket.drainHandler(drained -> goOn());
  }

  private void goOn() {
    if (stage == Stage.ON) {
      requireNonNull(outgoing).goOn();
      socket.resume();
    }
  }

  private void handle(Packet packet) {
    switch (packet) {
      case Connect introduction -> introduce(introduction);
      case Publish message -> {
        if (requireNonNull(incoming).take(message)) {
          requireNonNull(guest).said(message);
        }
      }
      case Answer answer when answer.type() == Type.PUBREL ->
          requireNonNull(incoming).release(answer.id());
      case Answer answer -> requireNonNull(outgoing).answered(answer);
      case Subscribe subscribe -> subscribe(subscribe);
      case Unsubscribe unsubscribe -> {
        var reasons = unsubscribe.filters().stream().map(this::unsubscribe).toList();
        answerInFull(writer.unsubscribed(unsubscribe.id(), reasons));
      }
      case Ping ping -> write(PacketWriter.PONG);
      case Disconnect goodbye -> leave(Reason.SUCCESS);
    }
  }

  private void introduce(Connect introduction) {
    connect = introduction;
    wants = introduction.wants();
    writer = new PacketWriter(introduction.version());
    stage = Stage.ASKED;
    socket.pause();
    house.arrived(this, introduction);
  }

  private void subscribe(Subscribe subscribe) {
    if (reader.isFive()) {
      Filters.checkTerms(subscribe);
    }
    var reasons = new ArrayList<Reason>();
    for (var wish : subscribe.wishes()) {
      reasons.add(
          Filters.isValid(wish.filter())
              ? requireNonNull(guest).subscribe(wish)
              : Reason.TOPIC_FILTER_INVALID);
    }
    answerInFull(writer.subscribed(subscribe.id(), reasons));
    requireNonNull(guest).subscribed();
  }

  private Reason unsubscribe(String filter) {
    return Filters.isValid(filter)
        ? requireNonNull(guest).unsubscribe(filter)
        : Reason.TOPIC_FILTER_INVALID;
  }

  /** Lets it in. */
  public void accept(Guest newGuest) {
    loop.runOnContext(
        now -> {
          guest = newGuest;
          if (stage == Stage.ASKED) {
            greet(requireNonNull(connect));
            work(System.nanoTime());
          } else {
            newGuest.left();
          }
        });
  }

  private void greet(Connect introduction) {
    incoming = new Incoming(writer, introduction.isFive(), this::write);
    outgoing = new Outgoing(writer, wants, this::write, socket::writeQueueFull);
    int keepAlive = introduction.keepAliveSeconds();
    int others = 0;
    if (introduction.isFive() && (keepAlive == 0 || keepAlive > Terms.KEEP_ALIVE_SECONDS)) {
      keepAlive = Terms.KEEP_ALIVE_SECONDS;
      others = keepAlive;
    }
    silenceNanos = keepAlive * NANOS * 3 / 2;
    var accepted = writer.accepted(introduction, others);
    if (accepted.length() > wants.maximumPacketBytes()) {
      refuseNow(Reason.PACKET_TOO_LARGE, null);
      return;
    }
    stage = Stage.ON;
    letIn.accept(this);
    write(accepted);
    connect = null;
    socket.resume();
  }

  /** Does not let it in. */
  public void refuse(Reason reason, String words) {
    loop.runOnContext(
        now -> {
          if (stage == Stage.ASKED) {
            refuseNow(reason, words);
          }
        });
  }

  private void refuseNow(Reason reason, @Nullable String words) {
    write(writer.refused(reason, wants.fitting(words)));
    leave(reason);
  }

  /** Ends it, and says why where the client's version has a word for that. */
  public void cut(Reason reason) {
    loop.runOnContext(now -> end(reason, null));
  }

  void end(Reason reason, @Nullable String words) {
    switch (stage) {
      case NEW, ASKED -> refuseConnect(reason, words);
      case ON -> {
        if (reader.isFive()) {
          write(writer.goodbye(reason, wants.fitting(words)));
        }
        leave(reason);
      }
      case LEAVING, OVER -> {}
    }
  }

  /** A CONNECT that is broken is answered where it is known to be one of MQTT 5 (4.13). */
  private void refuseConnect(Reason reason, @Nullable String words) {
    boolean tooLarge =
        reason == Reason.PACKET_TOO_LARGE && framing.levelOfConnect() == PacketReader.FIVE;
    if (reader.isFive() || tooLarge) {
      write(new PacketWriter(PacketReader.FIVE).refused(reason, wants.fitting(words)));
    }
    leave(reason);
  }

  /** Sends what is to be sent, reads on for a while so that it arrives, and closes. */
  private void leave(Reason reason) {
    stage = Stage.LEAVING;
    house.ended(reason);
    silenceNanos = FAREWELL_NANOS;
    heardNanos = System.nanoTime();
    socket.resume();
    var pipeline = ((NetSocketInternal) socket).channelHandlerContext().pipeline();
    if (pipeline.channel() instanceof DuplexChannel channel) {
      var tls = pipeline.get(SslHandler.class);
      var unused =
          socket
              .write(Buffer.buffer())
              .onComplete(
                  sent -> {
                    if (tls == null) {
                      channel.shutdownOutput();
                    } else {
                      tls.closeOutbound().addListener(said -> channel.shutdownOutput());
                    }
                  });
    }
  }

  /** Time has passed; a client that has said nothing for too long is gone (3.1.2.10). */
  void look(long nowNanos) {
    if (silenceNanos == 0 || nowNanos - heardNanos < silenceNanos) {
      return;
    }
    switch (stage) {
      case ON -> end(Reason.KEEP_ALIVE_TIMEOUT, null);
      case ASKED, OVER -> {}
      case NEW -> {
        house.ended(Reason.KEEP_ALIVE_TIMEOUT);
        close();
      }
      case LEAVING -> close();
    }
  }

  void close() {
    var unused = socket.close();
  }

  void closed() {
    stage = Stage.OVER;
    var was = guest;
    if (was != null) {
      was.left();
    }
  }

  /** A message to the client, lost where there is no client any more. */
  public void send(String topic, byte[] payload, int qos, boolean retained) {
    var message = new Message(topic, payload, qos, retained);
    loop.runOnContext(
        now -> {
          if (stage == Stage.ON && !requireNonNull(outgoing).send(message)) {
            end(Reason.QUOTA_EXCEEDED, null);
          } else if (stage == Stage.ON && requireNonNull(outgoing).isWaiting()) {
            socket.drainHandler(drained -> goOn());
          }
        });
  }

  /** The one answer to a message that the guest was handed. */
  public void answer(Publish message, Reason reason) {
    if (message.qos() > 0) {
      loop.runOnContext(
          now -> {
            if (stage == Stage.ON) {
              requireNonNull(incoming).answer(message, reason);
            }
          });
    }
  }

  /**
   * Takes a message that nobody can do anything with: repeating it would not help, so it is
   * acknowledged where the version has no word for a refusal.
   */
  public void drop(Publish message) {
    answer(message, reader.isFive() ? Reason.NOT_TAKEN : Reason.SUCCESS);
  }

  /**
   * What is larger than the client takes is not sent (3.1.2.11.4): it would end the line itself.
   */
  private void write(Buffer packet) {
    if (packet.length() <= wants.maximumPacketBytes()) {
      var unused = socket.write(packet);
    }
  }

  /** An answer to filters, which cannot be left out, nor be cut. */
  private void answerInFull(Buffer packet) {
    if (packet.length() > wants.maximumPacketBytes()) {
      throw new Broken(Reason.PACKET_TOO_LARGE, "an answer larger than you take");
    }
    write(packet);
  }
}
