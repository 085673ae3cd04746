package byway.hotspot.agent;

import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceLogin;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.Presence;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * The uplink over MQTT 3.1.1, or MQTT over TLS. All uplinks of a process share the client library's
 * threads.
 */
public final class HiveMqttUplink implements Uplink {
  private static final int KEEP_ALIVE_SECONDS = 90;
  private static final Backoff CONNECTING =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2));

  private static final int RESUMES = 50;

  private final DeviceLogin login;
  private final RandomGenerator random;
  private final Mqtt3AsyncClient client;
  private volatile Listener listener = Silent.LISTENER;
  private volatile boolean wanted;

  /**
   * An uplink that is not started yet.
   *
   * @param platform {@code mqtt://host:port} or {@code mqtts://host:port}
   * @param secret the device's
   */
  public HiveMqttUplink(URI platform, DeviceLogin login, String secret, RandomGenerator random) {
    this.login = login;
    this.random = random;
    boolean tls = "mqtts".equals(platform.getScheme());
    if (!tls && !"mqtt".equals(platform.getScheme())) {
      throw new IllegalArgumentException("neither mqtt:// nor mqtts://");
    }
    Mqtt3ClientBuilder builder =
        Mqtt3Client.builder()
            .identifier(login.deviceId())
            .serverHost(platform.getHost())
            .serverPort(platform.getPort() > 0 ? platform.getPort() : tls ? 8883 : 1883)
            .simpleAuth()
            .username(login.userName())
            .password(secret.getBytes(StandardCharsets.UTF_8))
            .applySimpleAuth()
            .willPublish(message(DeviceTopic.PRESENCE, DeviceCodec.encode(Presence.OFFLINE)))
            .addConnectedListener(context -> subscribe())
            .addDisconnectedListener(this::disconnected);
    client =
        (tls ? builder.sslConfig(MqttClientSslConfig.builder().build()) : builder).buildAsync();
  }

  @Override
  public void start(Listener newListener) {
    listener = newListener;
    wanted = true;
    connect();
  }

  private void connect() {
    // A failure comes to the disconnected listener too, which tries again.
    var _ =
        client
            .connectWith()
            .cleanSession(true)
            .keepAlive(KEEP_ALIVE_SECONDS)
            .send()
            .exceptionally(failed -> null);
  }

  /**
   * Anew on each connection, with the ear that belongs to it: the client drops both with the
   * session.
   */
  private void subscribe() {
    var subscribe =
        Mqtt3Subscribe.builder()
            .addSubscriptions(
                DeviceTopic.down().stream()
                    .map(
                        topic ->
                            Mqtt3Subscription.builder()
                                .topicFilter(topic.of(login.deviceId()))
                                .qos(qos(topic))
                                .build()))
            .build();
    var _ =
        client
            .subscribe(subscribe, this::received)
            .whenComplete(
                (done, failed) -> {
                  if (failed == null) {
                    listener.connected();
                  } else {
                    reconnect();
                  }
                });
  }

  private void disconnected(MqttClientDisconnectedContext context) {
    listener.disconnected();
    context
        .getReconnector()
        .reconnect(wanted)
        .resubscribeIfSessionExpired(false)
        .republishIfSessionExpired(false)
        .delay(
            CONNECTING.pause(context.getReconnector().getAttempts(), random).toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void received(Mqtt3Publish publish) {
    DeviceTopic.parse(login.deviceId(), publish.getTopic().toString())
        .ifPresent(topic -> listener.received(topic, publish.getPayloadAsBytes()));
  }

  @Override
  public void publish(DeviceTopic topic, byte[] payload, Runnable acknowledged) {
    var _ =
        client
            .publish(message(topic, payload))
            .whenComplete(
                (done, failed) -> {
                  if (failed == null) {
                    acknowledged.run();
                  }
                });
  }

  private Mqtt3Publish message(DeviceTopic topic, byte[] payload) {
    return Mqtt3Publish.builder()
        .topic(topic.of(login.deviceId()))
        .payload(payload)
        .qos(qos(topic))
        .retain(topic.retained())
        .build();
  }

  private static MqttQos qos(DeviceTopic topic) {
    return switch (topic.qos()) {
      case 0 -> MqttQos.AT_MOST_ONCE;
      case 1 -> MqttQos.AT_LEAST_ONCE;
      default -> MqttQos.EXACTLY_ONCE;
    };
  }

  @Override
  public void reconnect() {
    var _ = client.disconnect().exceptionally(already -> null);
  }

  @Override
  public void suspend() {
    wanted = false;
    reconnect();
  }

  @Override
  public void resume() {
    if (!wanted) {
      wanted = true;
      connectWhenDisconnected(RESUMES);
    }
  }

  /**
   * The end of a suspended connection may still be under way; nothing tells when it is complete.
   */
  private void connectWhenDisconnected(int tries) {
    if (wanted && client.getState() == MqttClientState.DISCONNECTED) {
      connect();
    } else if (wanted && tries > 0) {
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS)
          .execute(() -> connectWhenDisconnected(tries - 1));
    }
  }

  @Override
  public void close() {
    listener = Silent.LISTENER;
    suspend();
  }

  private enum Silent implements Listener {
    LISTENER;

    @Override
    public void connected() {}

    @Override
    public void disconnected() {}

    @Override
    public void received(DeviceTopic topic, byte[] payload) {}
  }
}
