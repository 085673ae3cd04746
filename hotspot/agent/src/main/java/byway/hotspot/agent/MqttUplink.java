package byway.hotspot.agent;

import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceLogin;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.Presence;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The uplink over MQTT 3.1.1, or MQTT over TLS: as much of the protocol as a hotspot needs, because
 * a library that has all of it takes more of a small box than everything else here together.
 */
public final class MqttUplink implements Uplink {
  private static final Backoff CONNECTING =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2));

  private final URI platform;
  private final DeviceLogin login;
  private final Credentials credentials;
  private final Tls tls;
  private final RandomGenerator random;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Listener listener = Silent.LISTENER;
  private volatile @Nullable MqttConnection connection;
  private boolean wanted;
  private boolean closed;

  /**
   * An uplink that is not started yet.
   *
   * @param platform {@code mqtt://host:port} or {@code mqtts://host:port}
   * @param secret the device's
   */
  public MqttUplink(URI platform, DeviceLogin login, String secret, RandomGenerator random) {
    this(platform, login, Credentials.of(secret), Tls.PUBLIC, random);
  }

  /**
   * An uplink that is not started yet.
   *
   * @param platform {@code mqtt://host:port} or {@code mqtts://host:port}
   * @param tls whom it believes to be the platform
   */
  public MqttUplink(
      URI platform, DeviceLogin login, Credentials credentials, Tls tls, RandomGenerator random) {
    if (!"mqtts".equals(platform.getScheme()) && !"mqtt".equals(platform.getScheme())) {
      throw new IllegalArgumentException("neither mqtt:// nor mqtts://");
    }
    this.platform = platform;
    this.login = login;
    this.credentials = credentials;
    this.tls = tls;
    this.random = random;
  }

  @Override
  public void start(Listener newListener) {
    listener = newListener;
    wish(true);
    Thread.ofVirtual().name("uplink").start(this::keepConnected);
  }

  private void keepConnected() {
    int attempts = 0;
    int turn = 0;
    try {
      while (awaitWish()) {
        var secrets = credentials.secrets();
        var secret = secrets.get(turn % secrets.size());
        var live = new MqttConnection(platform, login, secret, tls, this::received);
        connection = live;
        var end = live.run(() -> connected(secret));
        connection = null;
        switch (end) {
          case WAS_ON -> {
            attempts = 0;
            turn = 0;
            listener.disconnected();
          }
          case NOT_LET_IN -> turn++;
          case NOT_REACHED -> {}
        }
        if (end != MqttConnection.End.NOT_LET_IN || turn % secrets.size() == 0) {
          pause(CONNECTING.pause(attempts++, random));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void connected(String secret) {
    credentials.accepted(secret);
    listener.connected();
  }

  /** Waits until a connection is wished for; false when there will be none any more. */
  private boolean awaitWish() throws InterruptedException {
    lock.lock();
    try {
      while (!wanted && !closed) {
        changed.await();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** A wish that changes meanwhile ends the pause. */
  private void pause(Duration time) throws InterruptedException {
    lock.lock();
    try {
      if (wanted && !closed) {
        var unused = changed.awaitNanos(time.toNanos());
      }
    } finally {
      lock.unlock();
    }
  }

  private void wish(boolean connected) {
    lock.lock();
    try {
      wanted = connected;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void received(String topic, byte[] payload) {
    DeviceTopic.parse(login.deviceId(), topic)
        .ifPresent(known -> listener.received(known, payload));
  }

  @Override
  public void publish(DeviceTopic topic, byte[] payload, Runnable acknowledged) {
    var live = connection;
    if (live != null) {
      live.publish(topic, payload, acknowledged);
    }
  }

  static byte[] will() {
    return DeviceCodec.encode(Presence.OFFLINE);
  }

  @Override
  public void reconnect() {
    var live = connection;
    if (live != null) {
      live.end();
    }
  }

  @Override
  public void suspend() {
    wish(false);
    reconnect();
  }

  @Override
  public void resume() {
    wish(true);
  }

  @Override
  public void close() {
    listener = Silent.LISTENER;
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    var live = connection;
    if (live != null) {
      live.finish();
    }
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
