package byway.fronts.devicelink.mqtt;

import byway.fronts.devicelink.mqtt.Packet.Answer;
import byway.fronts.devicelink.mqtt.Packet.Disconnect;
import byway.fronts.devicelink.mqtt.Packet.Ping;
import byway.fronts.devicelink.mqtt.Packet.Subscribe;
import byway.fronts.devicelink.mqtt.Packet.Unsubscribe;
import java.util.ArrayList;

/** Packets of one client, strictly: each is as the version it has chosen says, or is refused. */
final class PacketReader {
  static final int FIVE = 5;
  private static final int THREE = 4;
  private static final Ping PING = new Ping();
  private static final Disconnect GOODBYE = new Disconnect();

  private int version;
  private boolean keptSessionAsked;

  /** 4, 5, or 0 as long as it is not known. */
  int version() {
    return version;
  }

  boolean isFive() {
    return version == FIVE;
  }

  /** A version that this server does not speak. */
  static final class OtherVersion extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final boolean newer;

    OtherVersion(int level) {
      super("another version", null, false, false);
      this.newer = level > FIVE;
    }
  }

  /** Refused before the rest of it is here: what cannot be the beginning of a packet (2.1.3). */
  void checkHead(int head) {
    int type = head >> 4;
    int flags = head & 0x0F;
    if (version == 0 && type != Type.CONNECT) {
      throw Broken.wrong("something else before CONNECT");
    }
    switch (type) {
      case Type.PUBLISH -> checkFlagsOfPublish(flags);
      case Type.PUBREL, Type.SUBSCRIBE, Type.UNSUBSCRIBE -> need(flags == 2);
      case 0 -> throw Broken.malformed("a type of packet that there is not");
      default -> need(flags == 0);
    }
  }

  private static void checkFlagsOfPublish(int flags) {
    int qos = flags >> 1 & 3;
    if (qos == 3 || qos == 0 && (flags & 8) != 0) {
      throw Broken.malformed("a QoS that there is not");
    }
  }

  private static void need(boolean right) {
    if (!right) {
      throw Broken.malformed("reserved bits");
    }
  }

  Packet read(int head, Reading in) {
    int type = head >> 4;
    var packet =
        switch (type) {
          case Type.CONNECT -> connect(in);
          case Type.PUBLISH -> publish(head, in);
          case Type.PUBACK, Type.PUBREC, Type.PUBREL, Type.PUBCOMP -> answer(type, in);
          case Type.SUBSCRIBE -> subscribe(in);
          case Type.UNSUBSCRIBE -> unsubscribe(in);
          case Type.PINGREQ -> PING;
          case Type.DISCONNECT -> disconnect(in);
          default -> throw Broken.wrong("a packet that a client does not send");
        };
    in.end();
    return packet;
  }

  private Connect connect(Reading in) {
    if (version != 0) {
      throw Broken.wrong("a second CONNECT");
    }
    var name = in.text();
    int level = in.octet();
    if (name.equals("MQIsdp") || name.equals("MQTT") && level != THREE && level != FIVE) {
      throw new OtherVersion(level);
    }
    if (!name.equals("MQTT")) {
      throw Broken.wrong("another protocol");
    }
    version = level;
    int flags = in.octet();
    int keepAlive = in.two();
    checkFlagsOfConnect(flags);
    var properties = isFive() ? Properties.read(in, Type.CONNECT) : Properties.NONE;
    var wants = isFive() ? wants(properties) : Connect.Wants.USUAL;
    keptSessionAsked = wants.sessionExpirySeconds() > 0;
    var clientId = in.text();
    var will = (flags & 0x04) == 0 ? null : willTopic(in);
    var userName = (flags & 0x80) == 0 ? null : in.text();
    var password = (flags & 0x40) == 0 ? null : in.binary();
    return new Connect(
        version, (flags & 0x02) != 0, keepAlive, clientId, will, userName, password, wants);
  }

  private void checkFlagsOfConnect(int flags) {
    boolean will = (flags & 0x04) != 0;
    int willQos = flags >> 3 & 3;
    need((flags & 0x01) == 0);
    if (willQos == 3 || !will && (flags & 0x38) != 0) {
      throw Broken.malformed("a will that cannot be");
    }
    if (!isFive() && (flags & 0xC0) == 0x40) {
      throw Broken.malformed("a password without a user name"); // 3.1.1, 3.1.2.9
    }
  }

  private static Connect.Wants wants(Properties properties) {
    if (properties.has(Property.AUTHENTICATION_METHOD)) {
      throw new Broken(
          Reason.BAD_AUTHENTICATION_METHOD, "there is none but user name and password");
    }
    if (properties.has(Property.AUTHENTICATION_DATA)) {
      throw Broken.wrong("authentication without its method");
    }
    var unused = properties.flag(Property.REQUEST_RESPONSE_INFORMATION, false);
    return new Connect.Wants(
        properties.number(Property.SESSION_EXPIRY, 0),
        (int) properties.positive(Property.RECEIVE_MAXIMUM, 0xFFFF),
        properties.positive(Property.MAXIMUM_PACKET_SIZE, Long.MAX_VALUE),
        properties.flag(Property.REQUEST_PROBLEM_INFORMATION, true));
  }

  /** The will itself is not needed: that a hotspot has gone is seen and told without it. */
  private String willTopic(Reading in) {
    if (isFive()) {
      checkMessage(Properties.read(in, Type.WILL));
    }
    var topic = in.text();
    checkName(topic);
    var unused = in.binary();
    return topic;
  }

  private static void checkName(String topic) {
    if (topic.isEmpty() || Filters.hasWildcard(topic)) {
      throw new Broken(Reason.TOPIC_NAME_INVALID, "a topic that is no name");
    }
  }

  private static void checkMessage(Properties properties) {
    var unused = properties.flag(Property.PAYLOAD_FORMAT, false);
    if (properties.has(Property.RESPONSE_TOPIC)) {
      checkName(properties.text(Property.RESPONSE_TOPIC));
    }
  }

  private Publish publish(int head, Reading in) {
    int qos = head >> 1 & 3;
    var topic = in.text();
    int id = qos == 0 ? 0 : id(in);
    if (isFive()) {
      var properties = Properties.read(in, Type.PUBLISH);
      if (properties.has(Property.TOPIC_ALIAS)) {
        throw new Broken(Reason.TOPIC_ALIAS_INVALID, "there are no aliases");
      }
      if (topic.isEmpty() || properties.has(Property.SUBSCRIPTION_IDENTIFIER)) {
        throw Broken.wrong("a message that a client does not send");
      }
      checkMessage(properties);
    }
    checkName(topic);
    return new Publish(topic, qos, id, (head & 0x08) != 0, in.rest());
  }

  private static int id(Reading in) {
    int id = in.two();
    if (id == 0) {
      throw Broken.wrong("a packet of number 0");
    }
    return id;
  }

  private Answer answer(int type, Reading in) {
    int id = id(in);
    int code = 0;
    if (isFive() && in.hasMore()) {
      code = in.octet();
      boolean known =
          type == Type.PUBREL || type == Type.PUBCOMP
              ? code == 0 || code == 0x92
              : switch (code) {
                case 0x00, 0x10, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99 -> true;
                default -> false;
              };
      checkCode(known);
      readWords(in, type);
    }
    return new Answer(type, id, code);
  }

  private static void checkCode(boolean known) {
    if (!known) {
      throw Broken.malformed("a reason that there is not");
    }
  }

  private static Properties readWords(Reading in, int type) {
    return in.hasMore() ? Properties.read(in, type) : Properties.NONE;
  }

  private Subscribe subscribe(Reading in) {
    int id = id(in);
    var properties = isFive() ? Properties.read(in, Type.SUBSCRIBE) : Properties.NONE;
    boolean identified = properties.has(Property.SUBSCRIPTION_IDENTIFIER);
    if (identified) {
      var unused = properties.positive(Property.SUBSCRIPTION_IDENTIFIER, 1);
    }
    var wishes = new ArrayList<Wish>();
    do {
      wishes.add(wish(in));
    } while (in.hasMore());
    return new Subscribe(id, wishes, identified);
  }

  /** A SUBSCRIBE without any filter ends here, too (3.8.3). */
  private Wish wish(Reading in) {
    checkSomething(in);
    var filter = in.text();
    int options = in.octet();
    int qos = options & 3;
    int handling = options >> 4 & 3;
    need(isFive() ? options < 0x40 : options < 4);
    if (qos == 3 || handling == 3) {
      throw Broken.wrong("an option that there is not");
    }
    if ((options & 0x04) != 0 && Filters.isShared(filter)) {
      throw Broken.wrong("a shared subscription without one's own messages");
    }
    return new Wish(filter, qos, (options & 0x08) != 0, handling);
  }

  private Unsubscribe unsubscribe(Reading in) {
    int id = id(in);
    if (isFive()) {
      var unused = Properties.read(in, Type.UNSUBSCRIBE);
    }
    var filters = new ArrayList<String>();
    do {
      checkSomething(in);
      filters.add(in.text());
    } while (in.hasMore());
    return new Unsubscribe(id, filters);
  }

  private static void checkSomething(Reading in) {
    if (!in.hasMore()) {
      throw Broken.wrong("no filter");
    }
  }

  private Disconnect disconnect(Reading in) {
    if (isFive() && in.hasMore()) {
      checkCode(
          switch (in.octet()) {
            case 0x00,
                0x04,
                0x80,
                0x81,
                0x82,
                0x83,
                0x90,
                0x93,
                0x94,
                0x95,
                0x96,
                0x97,
                0x98,
                0x99 ->
                true;
            default -> false;
          });
      var properties = readWords(in, Type.DISCONNECT);
      if (!keptSessionAsked && properties.number(Property.SESSION_EXPIRY, 0) > 0) {
        throw Broken.wrong("a session that was not to be kept");
      }
    }
    return GOODBYE;
  }
}
