package byway.hotspot.agent;

import byway.hotspot.agent.AgentStatistics.Access;
import byway.hotspot.agent.AgentStatistics.ClientStatus;
import byway.hotspot.agent.AgentStatistics.Connection;
import byway.hotspot.agent.SessionStatus.Phase;
import byway.hotspot.protocol.CloseReason;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.Heartbeat;
import byway.hotspot.protocol.MacAddress;
import byway.hotspot.protocol.MalformedMessage;
import byway.hotspot.protocol.Presence;
import byway.hotspot.protocol.ProtocolLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The agent from one start to its end. Whatever happens is a task on the loop and ends in one
 * {@link #turn}, which looks at everything in a fixed order: count, enforce, write down, report. So
 * no event needs to know what follows from it.
 */
final class AgentLife implements Enforcement.Listener, Uplink.Listener {
  private final AgentParts parts;
  private final ClientDesk desk;
  private final SessionTable sessions;
  private final Memory memory;
  private final Reporter reporter;
  private final SettingsOnTrial settings;
  private final SecretChange secret;
  private final PlatformOrders orders;
  private final Uplink uplink;
  private final Instant born;
  private final AtomicBoolean noticed = new AtomicBoolean();
  private final Set<MacAddress> knocking = ConcurrentHashMap.newKeySet();
  private boolean dead;
  private boolean online;
  private Instant nextHeartbeat = Instant.EPOCH;
  private long gardenBytesTold;
  private long heartbeats;
  private long malformed;

  AgentLife(AgentParts parts) {
    this.parts = parts;
    born = parts.loop().now();
    gardenBytesTold = parts.enforcement().gardenBytes();
    desk = new ClientDesk(parts.random());
    sessions =
        new SessionTable(
            parts.enforcement(),
            parts.settings(),
            (mac, reason) -> desk.sessionEnded(mac, reason, parts.loop().now()));
    memory = new Memory(parts.journal().get(), sessions);
    reporter = new Reporter(sessions, parts.settings(), parts.random());
    uplink = parts.uplink().get();
    settings = new SettingsOnTrial(parts, memory, uplink, this::settingsAcknowledged);
    secret = new SecretChange(parts.credentials());
    orders = new PlatformOrders(parts, desk, sessions, memory, reporter, settings, secret);
  }

  synchronized void start() {
    memory.replay(born);
    sessions.countFormerLife(born);
    parts.enforcement().listen(this);
    settings.applyRemembered();
    turn();
    uplink.start(this);
    tick();
  }

  private void tick() {
    parts.loop().schedule(parts.settings().tick(), () -> inTurn(this::tickNow));
  }

  private void tickNow() {
    memory.sync();
    tick();
  }

  /** Ends orderly: everything is written down, and the platform sees the hotspot leave. */
  synchronized void stop() {
    if (!dead) {
      turn();
      memory.sync();
      if (online) {
        publish(Presence.OFFLINE);
      }
      die();
    }
  }

  /** Ends as by {@code kill -9}: nothing is written, nothing is said. */
  synchronized void die() {
    if (!dead) {
      dead = true;
      online = false;
      parts.enforcement().listen(Deaf.LISTENER);
      memory.close();
      uplink.close();
    }
  }

  private void post(Runnable task) {
    parts.loop().execute(() -> inTurn(task));
  }

  private synchronized void inTurn(Runnable task) {
    if (!dead) {
      task.run();
      turn();
    }
  }

  private void turn() {
    Instant now = parts.loop().now();
    sessions.count(now);
    sessions.closeIdle(now);
    if (sessions.enforce()) {
      sessions.count(now);
      sessions.enforce();
    }
    memory.keepUp();
    if (online) {
      reporter.send(now, uplink, number -> post(() -> acknowledged(number)));
      desk.ask(now, uplink, sessions::serves);
      heartbeat(now);
      secret.look(now, uplink, () -> post(this::secretAcknowledged));
    }
    if (settings.look(now, online) || reporter.stuck()) {
      online = false;
      reporter.disconnected();
      uplink.reconnect();
    }
  }

  private void acknowledged(long report) {
    for (UUID session : reporter.acknowledged(report)) {
      sessions.settle(session).ifPresent(memory::settled);
    }
  }

  /**
   * It is proven by being used, so that a defect of either side shows while the old one is good.
   */
  private void secretAcknowledged() {
    secret.acknowledged();
    online = false;
    reporter.disconnected();
    uplink.reconnect();
  }

  private void settingsAcknowledged(long version) {
    post(() -> settings.proven(version));
  }

  private void heartbeat(Instant now) {
    if (now.isBefore(nextHeartbeat)) {
      return;
    }
    nextHeartbeat = now.plus(parts.settings().heartbeatEvery());
    heartbeats++;
    Vitals.Reading vitals = parts.vitals().read();
    long gardenBytes = parts.enforcement().gardenBytes();
    long newly = Math.clamp(gardenBytes - gardenBytesTold, 0, ProtocolLimits.COUNTER_BYTES);
    gardenBytesTold = gardenBytes;
    publish(
        new Heartbeat(
            Math.max(0, Duration.between(born, now).toSeconds()),
            vitals.batteryPercent(),
            vitals.signalDbm(),
            desk.size(),
            vitals.uplink(),
            memory.sizeBytes(),
            newly));
  }

  private void publish(Heartbeat beat) {
    uplink.publish(DeviceTopic.HEARTBEAT, DeviceCodec.encode(beat), () -> {});
  }

  private void publish(Presence presence) {
    uplink.publish(DeviceTopic.PRESENCE, DeviceCodec.encode(presence), () -> {});
  }

  void clientAppears(MacAddress mac, @Nullable String resumeToken) {
    post(() -> desk.appears(mac, resumeToken, sessions.serves(mac), parts.loop().now()));
  }

  void clientLeaves(MacAddress mac) {
    post(() -> desk.leaves(mac));
  }

  void signOut(MacAddress mac) {
    post(
        () ->
            sessions
                .sessionOf(mac)
                .ifPresent(
                    s -> sessions.close(s.id(), CloseReason.SIGNED_OUT, parts.loop().now())));
  }

  void suspendUplink() {
    post(uplink::suspend);
  }

  void resumeUplink() {
    post(uplink::resume);
  }

  @Override
  public void noticed(UUID sessionId) {
    if (noticed.compareAndSet(false, true)
        && !parts.loop().execute(() -> inTurn(() -> noticed.set(false)))) {
      noticed.set(false);
    }
  }

  @Override
  public void blocked(MacAddress client) {
    if (knocking.size() < AgentSettings.CLIENTS && knocking.add(client)) {
      Runnable knock =
          () -> {
            knocking.remove(client);
            desk.knocks(client, sessions.serves(client), parts.loop().now());
          };
      if (!parts.loop().execute(() -> inTurn(knock))) {
        knocking.remove(client);
      }
    }
  }

  @Override
  public void connected() {
    post(
        () -> {
          Instant now = parts.loop().now();
          online = true;
          publish(Presence.ONLINE);
          reporter.connected(now);
          desk.connected(now, parts.settings().resendWithin());
          settings.connected(now);
        });
  }

  @Override
  public void disconnected() {
    post(
        () -> {
          online = false;
          reporter.disconnected();
        });
  }

  @Override
  public void received(DeviceTopic topic, byte[] payload) {
    post(
        () -> {
          try {
            orders.obey(DeviceCodec.decode(topic, payload), parts.loop().now());
          } catch (MalformedMessage none) {
            malformed++;
          }
        });
  }

  synchronized AgentStatistics statistics() {
    var clients = new HashMap<MacAddress, ClientStatus>();
    for (MacAddress mac : desk.present()) {
      Access access =
          sessions
              .sessionOf(mac)
              .map(s -> s.phase() == Phase.SERVING ? Access.INTERNET : Access.PAYMENT_ONLY)
              .orElse(Access.PORTAL);
      clients.put(mac, new ClientStatus(access, Optional.ofNullable(desk.portalToken(mac))));
    }
    return new AgentStatistics(
        dead ? Connection.STOPPED : online ? Connection.ONLINE : Connection.OFFLINE,
        sessions.statuses(),
        Map.copyOf(clients),
        reporter.sent(),
        reporter.answered(),
        desk.asked(),
        heartbeats,
        malformed,
        sessions.dropped(),
        sessions.writtenOffBytes(),
        memory.sizeBytes(),
        memory.failures());
  }

  /** Stays in the enforcement when an agent has ended. */
  private enum Deaf implements Enforcement.Listener {
    LISTENER;

    @Override
    public void noticed(UUID sessionId) {}

    @Override
    public void blocked(MacAddress client) {}
  }
}
