package byway.hotspot.protocol;

import byway.hotspot.protocol.MalformedMessage.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Between messages and bytes. Every message has exactly one form, so whatever decodes encodes to
 * the same bytes again.
 */
public final class DeviceCodec {
  static final int VERSION = 1;

  private static final byte[] ONLINE = Presence.ONLINE.text().getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OFFLINE = Presence.OFFLINE.text().getBytes(StandardCharsets.US_ASCII);

  private DeviceCodec() {}

  /**
   * The payload of a message.
   *
   * @throws IllegalArgumentException when it would be longer than {@link
   *     ProtocolLimits#PAYLOAD_BYTES}
   */
  public static byte[] encode(DeviceMessage message) {
    var out = new WireWriter().octet(VERSION);
    switch (message) {
      case Presence presence -> {
        return (presence == Presence.ONLINE ? ONLINE : OFFLINE).clone();
      }
      case DeviceUsageReport report -> usage(out.octet(1), report);
      case ClientAsk ask -> {
        out.octet(2).mac(ask.mac()).time(ask.sinceEpochSeconds());
        out.text(ask.resumeToken() == null ? "" : ask.resumeToken());
      }
      case Heartbeat beat -> {
        out.octet(3)
            .varint(beat.uptimeSeconds())
            .octet(beat.batteryPercent())
            .octet(-beat.signalDbm())
            .varint(beat.clients())
            .code(beat.uplink())
            .varint(beat.journalBytes());
        if (beat.gardenBytes() > 0) {
          out.varint(beat.gardenBytes());
        }
      }
      case ReportedSettings reported -> {
        out.octet(4).varint(reported.version()).varint(reported.settings().size());
        reported.settings().forEach((key, outcome) -> outcome(out.text(key), outcome));
      }
      case SessionOrders orders -> {
        out.octet(5).varint(orders.orders().size());
        orders.orders().forEach(order -> OrderCodec.write(out, order));
      }
      case Snapshot snapshot -> {
        out.octet(6).varint(snapshot.sessions().size());
        snapshot.sessions().forEach(session -> OrderCodec.write(out, session));
      }
      case DesiredSettings desired -> {
        out.octet(7).varint(desired.version()).varint(desired.settings().size());
        desired.settings().forEach((key, value) -> out.text(key).text(value));
      }
      case Command command ->
          out.octet(8)
              .varint(command.commandId())
              .code(command.kind())
              .time(command.notAfterEpochSeconds());
      case NewSecret secret ->
          out.octet(10).varint(secret.number()).text(secret.hash()).text(secret.proof());
      case Prospects all -> {
        out.octet(9).varint(all.prospects().size());
        all.prospects().forEach(one -> out.uuid(one.sessionId()).varint(one.reachBytes()));
      }
    }
    return out.toBytes();
  }

  /**
   * The message in a payload that arrived on a topic.
   *
   * @throws MalformedMessage when it is not exactly one message that belongs there
   */
  public static DeviceMessage decode(DeviceTopic topic, byte[] payload) throws MalformedMessage {
    DeviceMessage message = topic == DeviceTopic.PRESENCE ? presence(payload) : decode(payload);
    if (!topic.accepts(message)) {
      throw new MalformedMessage(
          Reason.WRONG_TOPIC, message.getClass().getSimpleName() + " on " + topic);
    }
    return message;
  }

  private static Presence presence(byte[] payload) throws MalformedMessage {
    if (Arrays.equals(payload, ONLINE)) {
      return Presence.ONLINE;
    }
    if (Arrays.equals(payload, OFFLINE)) {
      return Presence.OFFLINE;
    }
    throw new MalformedMessage(
        payload.length == 0 ? Reason.EMPTY : Reason.BAD_TEXT, "neither online nor offline");
  }

  private static DeviceMessage decode(byte[] payload) throws MalformedMessage {
    if (payload.length == 0) {
      throw new MalformedMessage(Reason.EMPTY, "no bytes");
    }
    if (payload.length > ProtocolLimits.PAYLOAD_BYTES) {
      throw new MalformedMessage(Reason.TOO_LARGE, payload.length + " bytes");
    }
    var in = new WireReader(payload);
    int version = in.octet();
    if (version != VERSION) {
      throw new MalformedMessage(Reason.UNKNOWN_VERSION, "version " + version);
    }
    int type = in.octet();
    DeviceMessage message =
        switch (type) {
          case 1 -> usage(in);
          case 2 -> ask(in);
          case 3 -> heartbeat(in);
          case 4 -> reported(in);
          case 5 -> new SessionOrders(OrderCodec.readOrders(in));
          case 6 -> new Snapshot(OrderCodec.readHeldSessions(in));
          case 7 -> desired(in);
          case 8 -> command(in);
          case 9 -> prospects(in);
          case 10 -> newSecret(in);
          default -> throw new MalformedMessage(Reason.UNKNOWN_TYPE, "type " + type);
        };
    in.end();
    return message;
  }

  private static void usage(WireWriter out, DeviceUsageReport report) {
    out.varint(report.sequence()).time(report.measuredAtEpochSeconds());
    out.varint(report.clients().size());
    for (ClientUsage client : report.clients()) {
      CloseReason closed = client.closed();
      out.uuid(client.sessionId()).octet(closed == null ? 0 : closed.wireCode());
      out.varint(client.usedBytesUp()).varint(client.usedBytesDown());
    }
  }

  private static DeviceUsageReport usage(WireReader in) throws MalformedMessage {
    long sequence = in.counter("sequence");
    long measuredAt = in.time("measuredAt");
    int count = in.count("clients", 1, ProtocolLimits.ITEMS);
    List<ClientUsage> clients = new ArrayList<>(count);
    var seen = new HashSet<UUID>();
    for (int i = 0; i < count; i++) {
      UUID session = in.uuid();
      if (!seen.add(session)) {
        throw new MalformedMessage(Reason.DUPLICATE, "session twice in one report");
      }
      CloseReason closed = closed(in.octet());
      clients.add(
          new ClientUsage(session, in.counter("usedBytesUp"), in.counter("usedBytesDown"), closed));
    }
    return new DeviceUsageReport(sequence, measuredAt, clients);
  }

  private static @Nullable CloseReason closed(int code) throws MalformedMessage {
    return code == 0 ? null : new WireReader(new byte[] {(byte) code}).code(CloseReason.values());
  }

  private static ClientAsk ask(WireReader in) throws MalformedMessage {
    MacAddress mac = in.mac();
    long since = in.time("since");
    String token = in.text("resumeToken", 0, ProtocolLimits.TOKEN_CHARS);
    if (!token.isEmpty() && !Tokens.valid(token)) {
      throw new MalformedMessage(Reason.BAD_TEXT, "resumeToken is not a token");
    }
    return new ClientAsk(mac, since, token.isEmpty() ? null : token);
  }

  private static Heartbeat heartbeat(WireReader in) throws MalformedMessage {
    long uptime = in.counter("uptimeSeconds");
    int battery = in.octet();
    if (battery != Heartbeat.UNKNOWN_BATTERY) {
      WireReader.range("batteryPercent", battery, 0, 100);
    }
    int signal = -(int) WireReader.range("signal", in.octet(), 0, 150);
    int clients = (int) in.varint("clients", 0, 65_535);
    UplinkKind uplink = in.code(UplinkKind.values());
    long journal = in.counter("journalBytes");
    long garden = in.isAtEnd() ? 0 : in.varint("gardenBytes", 1, ProtocolLimits.COUNTER_BYTES);
    return new Heartbeat(uptime, battery, signal, clients, uplink, journal, garden);
  }

  private static void outcome(WireWriter out, ReportedSettings.SettingResult outcome) {
    switch (outcome) {
      case ReportedSettings.Applied applied -> out.octet(1).text(applied.value());
      case ReportedSettings.Refused refused -> out.octet(2).text(refused.reason());
    }
  }

  private static ReportedSettings reported(WireReader in) throws MalformedMessage {
    long version = in.counter("version");
    int count = in.count("settings", 0, ProtocolLimits.SETTINGS);
    var settings = new TreeMap<String, ReportedSettings.SettingResult>();
    for (int i = 0; i < count; i++) {
      String key = nextKey(in, settings);
      int kind = in.octet();
      settings.put(
          key,
          switch (kind) {
            case 1 -> new ReportedSettings.Applied(in.text("value", 0, ProtocolLimits.TEXT_BYTES));
            case 2 -> new ReportedSettings.Refused(in.text("reason", 0, ProtocolLimits.TEXT_BYTES));
            default -> throw new MalformedMessage(Reason.UNKNOWN_CODE, "outcome " + kind);
          });
    }
    return new ReportedSettings(version, settings);
  }

  private static DesiredSettings desired(WireReader in) throws MalformedMessage {
    long version = in.counter("version");
    int count = in.count("settings", 0, ProtocolLimits.SETTINGS);
    var settings = new TreeMap<String, String>();
    for (int i = 0; i < count; i++) {
      settings.put(nextKey(in, settings), in.text("value", 0, ProtocolLimits.TEXT_BYTES));
    }
    return new DesiredSettings(version, settings);
  }

  private static String nextKey(WireReader in, TreeMap<String, ?> before) throws MalformedMessage {
    String key = in.text("key", 1, ProtocolLimits.KEY_BYTES);
    Map.Entry<String, ?> last = before.lastEntry();
    if (last != null && last.getKey().compareTo(key) >= 0) {
      throw new MalformedMessage(Reason.DUPLICATE, "keys are not in ascending order");
    }
    return key;
  }

  private static Prospects prospects(WireReader in) throws MalformedMessage {
    int count = in.count("prospects", 1, ProtocolLimits.ITEMS);
    var prospects = new ArrayList<Prospects.Prospect>(count);
    var seen = new HashSet<UUID>();
    for (int i = 0; i < count; i++) {
      UUID session = in.uuid();
      if (!seen.add(session)) {
        throw new MalformedMessage(Reason.DUPLICATE, "session twice in one message");
      }
      prospects.add(new Prospects.Prospect(session, in.counter("reachBytes")));
    }
    return new Prospects(prospects);
  }

  private static Command command(WireReader in) throws MalformedMessage {
    long id = in.counter("commandId");
    Command.Kind kind = in.code(Command.Kind.values());
    long notAfter = in.time("notAfter");
    WireReader.range("notAfter", notAfter, 1, ProtocolLimits.LAST_EPOCH_SECONDS);
    return new Command(id, kind, notAfter);
  }

  private static NewSecret newSecret(WireReader in) throws MalformedMessage {
    long number = in.varint("number", 1, ProtocolLimits.COUNTER_BYTES);
    String hash = in.text("hash", NewSecret.HASH_CHARS, NewSecret.HASH_CHARS);
    String proof = in.text("proof", 1, NewSecret.PROOF_CHARS);
    if (!NewSecret.isHash(hash) || !NewSecret.isProof(proof)) {
      throw new MalformedMessage(Reason.BAD_TEXT, "not base64url");
    }
    return new NewSecret(number, hash, proof);
  }
}
