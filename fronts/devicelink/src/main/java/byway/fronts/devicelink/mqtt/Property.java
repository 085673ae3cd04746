package byway.fronts.devicelink.mqtt;

import org.jspecify.annotations.Nullable;

/** Properties that a client may send, and in what (2.2.2.2, table 2-4). */
enum Property {
  PAYLOAD_FORMAT(0x01, Form.OCTET, Type.PUBLISH, Type.WILL),
  MESSAGE_EXPIRY(0x02, Form.FOUR, Type.PUBLISH, Type.WILL),
  CONTENT_TYPE(0x03, Form.TEXT, Type.PUBLISH, Type.WILL),
  RESPONSE_TOPIC(0x08, Form.TEXT, Type.PUBLISH, Type.WILL),
  CORRELATION_DATA(0x09, Form.BINARY, Type.PUBLISH, Type.WILL),
  SUBSCRIPTION_IDENTIFIER(0x0B, Form.VARIABLE, Type.PUBLISH, Type.SUBSCRIBE),
  SESSION_EXPIRY(0x11, Form.FOUR, Type.CONNECT, Type.DISCONNECT),
  AUTHENTICATION_METHOD(0x15, Form.TEXT, Type.CONNECT, Type.AUTH),
  AUTHENTICATION_DATA(0x16, Form.BINARY, Type.CONNECT, Type.AUTH),
  REQUEST_PROBLEM_INFORMATION(0x17, Form.OCTET, Type.CONNECT),
  WILL_DELAY(0x18, Form.FOUR, Type.WILL),
  REQUEST_RESPONSE_INFORMATION(0x19, Form.OCTET, Type.CONNECT),
  REASON_STRING(
      0x1F,
      Form.TEXT,
      Type.PUBACK,
      Type.PUBREC,
      Type.PUBREL,
      Type.PUBCOMP,
      Type.DISCONNECT,
      Type.AUTH),
  RECEIVE_MAXIMUM(0x21, Form.TWO, Type.CONNECT),
  TOPIC_ALIAS_MAXIMUM(0x22, Form.TWO, Type.CONNECT),
  TOPIC_ALIAS(0x23, Form.TWO, Type.PUBLISH),
  USER_PROPERTY(
      0x26,
      Form.PAIR,
      Type.WILL,
      Type.CONNECT,
      Type.PUBLISH,
      Type.PUBACK,
      Type.PUBREC,
      Type.PUBREL,
      Type.PUBCOMP,
      Type.SUBSCRIBE,
      Type.UNSUBSCRIBE,
      Type.DISCONNECT,
      Type.AUTH),
  MAXIMUM_PACKET_SIZE(0x27, Form.FOUR, Type.CONNECT);

  /** What the value is. */
  enum Form {
    OCTET,
    TWO,
    FOUR,
    VARIABLE,
    TEXT,
    BINARY,
    PAIR
  }

  private static final Property[] BY_ID = new Property[0x28];

  static {
    for (var property : values()) {
      BY_ID[property.id] = property;
    }
  }

  private final int id;
  private final Form form;
  private final int types;

  Property(int id, Form form, int... types) {
    this.id = id;
    this.form = form;
    int bits = 0;
    for (int type : types) {
      bits |= 1 << type;
    }
    this.types = bits;
  }

  Form form() {
    return form;
  }

  boolean isIn(int type) {
    return (types >> type & 1) == 1;
  }

  static @Nullable Property of(int id) {
    return id < BY_ID.length ? BY_ID[id] : null;
  }
}
