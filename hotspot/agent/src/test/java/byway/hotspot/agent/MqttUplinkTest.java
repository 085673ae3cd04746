package byway.hotspot.agent;

import static byway.hotspot.agent.Bench.MAC;
import static byway.hotspot.agent.Bench.MB;
import static byway.hotspot.agent.Bench.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.agent.AgentStatistics.Access;
import byway.hotspot.agent.AgentStatistics.Connection;
import byway.hotspot.protocol.Command;
import byway.hotspot.protocol.DesiredSettings;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceLogin;
import byway.hotspot.protocol.DeviceMessage;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.MalformedMessage;
import byway.hotspot.protocol.Presence;
import byway.hotspot.protocol.ReportedSettings;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agent over real MQTT, against a server library of others. */
class MqttUplinkTest {
  private static final DeviceLogin LOGIN = new DeviceLogin("acme", "hs-1");

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Context context = vertx.getOrCreateContext();
  private final ReferencePlatform platform = new ReferencePlatform();
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private final List<Command> obeyed = new CopyOnWriteArrayList<>();
  private final SharedEventLoops loops = new SharedEventLoops(1, InstantSource.system());
  private final SimulatedNetwork network = new SimulatedNetwork(InstantSource.system(), 1);
  private final MemoryJournal journal = new MemoryJournal();
  private volatile @Nullable MqttEndpoint endpoint;
  private volatile boolean serverDown;
  private int port;

  @BeforeEach
  void serve() {
    var options = new MqttServerOptions().setHost("127.0.0.1").setPort(0);
    MqttServer server = MqttServer.create(vertx, options).endpointHandler(this::connected);
    port = done(server.listen()).actualPort();
  }

  @AfterEach
  void end() {
    loops.close();
    done(vertx.close());
  }

  @Test
  void an_agent_works_over_real_mqtt_through_loss_of_uplink_and_of_the_server() {
    HotspotAgent agent = agent("secret");
    agent.start();
    await(() -> agent.statistics().connection() == Connection.ONLINE);
    assertThat(logins).containsExactly("acme/hs-1 secret hs-1 will d/hs-1/p offline");

    agent.clientAppears(MAC);
    await(() -> agent.statistics().portalToken(MAC).isPresent());

    var account = platformDoes(() -> platform.open(SESSION, MAC, 5 * MB, 0));
    await(() -> agent.statistics().access(MAC) == Access.INTERNET);
    assertThat(network.client(MAC).download(20 * MB)).isEqualTo(5 * MB);
    await(() -> account.used() == 5 * MB);
    await(() -> agent.statistics().access(MAC) == Access.PAYMENT_ONLY);

    platformDoes(
        () -> {
          platform.topUp(account, 5 * MB);
          return account;
        });
    await(() -> agent.statistics().access(MAC) == Access.INTERNET);

    agent.uplinkDown();
    await(() -> agent.statistics().connection() == Connection.OFFLINE);
    assertThat(network.client(MAC).upload(2 * MB)).isEqualTo(2 * MB);
    agent.uplinkUp();
    await(() -> account.used() == 7 * MB);

    serverDown = true;
    platformDoes(
        () -> {
          MqttEndpoint device = endpoint;
          if (device != null) {
            device.close();
          }
          return serverDown;
        });
    await(() -> agent.statistics().connection() == Connection.OFFLINE);
    assertThat(network.client(MAC).upload(MB)).isEqualTo(MB);
    serverDown = false;
    await(() -> account.used() == 8 * MB);
    assertThat(account.up).isEqualTo(3 * MB);

    agent.stop();
    await(() -> platform.heard.getLast() == Presence.OFFLINE);
    assertThat(agent.statistics().connection()).isEqualTo(Connection.STOPPED);
  }

  @Test
  void settings_and_commands_arrive() {
    HotspotAgent agent = agent("secret");
    agent.start();
    await(() -> agent.statistics().connection() == Connection.ONLINE);
    var reboot = new Command(1, Command.Kind.REBOOT, Instant.now().getEpochSecond() + 60);
    platformDoes(
        () -> {
          send(new DesiredSettings(3, Map.of("open", "true")));
          send(reboot);
          return reboot;
        });
    await(() -> obeyed.equals(List.of(reboot)));
    await(
        () ->
            platform.heard.contains(
                new ReportedSettings(3, Map.of("open", new ReportedSettings.Applied("true")))));
    agent.stop();
  }

  /** Each question of a quiet hotspot would cost more than its heartbeat. */
  @Test
  void heartbeats_make_questions_unnecessary_but_for_a_platform_that_is_silent_for_long() {
    long heartbeat = AgentSettings.FIELD.heartbeatEvery().plusSeconds(10).toNanos();
    assertThat(MqttOutgoing.asks(heartbeat, Duration.ofMinutes(5).toNanos())).isFalse();
    assertThat(MqttOutgoing.asks(Duration.ofSeconds(79).toNanos(), 0)).isTrue();
    assertThat(MqttOutgoing.asks(0, Duration.ofSeconds(361).toNanos())).isTrue();
  }

  @Test
  void a_wrong_secret_keeps_trying_and_never_gets_online() {
    HotspotAgent stranger = agent("wrong");
    stranger.start();
    await(() -> logins.size() >= 2);
    assertThat(stranger.statistics().connection()).isEqualTo(Connection.OFFLINE);
    stranger.stop();
  }

  private HotspotAgent agent(String secret) {
    return new HotspotAgent(
        new AgentParts(
            loops.newLoop(),
            network,
            () -> journal,
            () ->
                new MqttUplink(
                    URI.create("mqtt://127.0.0.1:" + port), LOGIN, secret, new Random(1)),
            new SimulatedVitals(InstantSource.system(), new Random(1)),
            SettingsTarget.ACCEPTING,
            obeyed::add,
            AgentSettings.FIELD.lively(),
            new Random(1)));
  }

  private void connected(MqttEndpoint device) {
    logins.add(
        "%s %s %s will %s %s"
            .formatted(
                device.auth().getUsername(),
                device.auth().getPassword(),
                device.clientIdentifier(),
                device.will().getWillTopic(),
                Buffer.buffer(device.will().getWillMessageBytes())));
    if (serverDown) {
      device.reject(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE);
      return;
    }
    if (!device.auth().getPassword().equals("secret")) {
      device.reject(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD);
      return;
    }
    endpoint = device;
    platform.down = this::send;
    device.publishHandler(message -> heard(device, message));
    device.publishAcknowledgeMessageHandler(ack -> {});
    device.publishReceivedHandler(device::publishRelease);
    device.subscribeHandler(
        subscribe -> {
          device.subscribeAcknowledge(
              subscribe.messageId(),
              subscribe.topicSubscriptions().stream().map(s -> s.qualityOfService()).toList());
          platform.subscribed();
        });
    device.accept(false);
  }

  private void heard(MqttEndpoint device, MqttPublishMessage publish) {
    try {
      DeviceTopic topic = DeviceTopic.parse(LOGIN.deviceId(), publish.topicName()).orElseThrow();
      assertThat(publish.qosLevel().value()).isEqualTo(topic.qos());
      assertThat(publish.isRetain()).isEqualTo(topic.retained());
      if (platform.hear(DeviceCodec.decode(topic, publish.payload().getBytes()))
          && topic.qos() == 1) {
        device.publishAcknowledge(publish.messageId());
      }
    } catch (MalformedMessage wrong) {
      throw new AssertionError(wrong);
    }
  }

  private void send(DeviceMessage message) {
    DeviceTopic topic =
        switch (message) {
          case DesiredSettings _ -> DeviceTopic.DESIRED_SETTINGS;
          case Command _ -> DeviceTopic.COMMANDS;
          default -> DeviceTopic.SESSION_ORDERS;
        };
    MqttEndpoint device = endpoint;
    if (device != null && device.isConnected()) {
      var _ =
          device.publish(
              topic.of(LOGIN.deviceId()),
              Buffer.buffer(DeviceCodec.encode(message)),
              MqttQoS.valueOf(topic.qos()),
              false,
              topic.retained());
    }
  }

  /** What the platform does, it does on the server's own thread. */
  private <T> T platformDoes(Supplier<T> work) {
    var result = new CompletableFuture<T>();
    context.runOnContext(ignored -> result.complete(work.get()));
    return result.orTimeout(120, TimeUnit.SECONDS).join();
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(120, TimeUnit.SECONDS).join();
  }

  private static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(120));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("the deadline").isBefore(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
