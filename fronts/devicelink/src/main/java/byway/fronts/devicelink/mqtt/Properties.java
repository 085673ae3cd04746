package byway.fronts.devicelink.mqtt;

import java.util.EnumMap;
import java.util.Map;

/** The properties of one packet; none where the version has none. */
final class Properties {
  static final Properties NONE = new Properties(Map.of());

  private final Map<Property, Object> values;

  private Properties(Map<Property, Object> values) {
    this.values = values;
  }

  /** Each at most once but those of the user, each one that may be in such a packet (2.2.2). */
  static Properties read(Reading packet, int type) {
    int length = packet.variable();
    if (length == 0) {
      return NONE;
    }
    var in = packet.part(length);
    var values = new EnumMap<Property, Object>(Property.class);
    while (in.hasMore()) {
      var property = Property.of(in.variable());
      if (property == null || !property.isIn(type)) {
        throw Broken.malformed("a property that does not belong here");
      }
      if (values.put(property, value(in, property)) != null && property != Property.USER_PROPERTY) {
        throw Broken.wrong("a property twice");
      }
    }
    return new Properties(values);
  }

  private static Object value(Reading in, Property property) {
    return switch (property.form()) {
      case OCTET -> (long) in.octet();
      case TWO -> (long) in.two();
      case FOUR -> in.four();
      case VARIABLE -> (long) in.variable();
      case TEXT -> in.text();
      case BINARY -> in.binary();
      case PAIR -> in.text() + in.text();
    };
  }

  boolean has(Property property) {
    return values.containsKey(property);
  }

  /** A number, or what it means that it is not there. */
  long number(Property property, long otherwise) {
    return values.get(property) instanceof Long number ? number : otherwise;
  }

  String text(Property property) {
    return values.get(property) instanceof String text ? text : "";
  }

  /** Of something that may not be none. */
  long positive(Property property, long otherwise) {
    long number = number(property, otherwise);
    if (number == 0) {
      throw Broken.wrong("a limit of none");
    }
    return number;
  }

  boolean flag(Property property, boolean otherwise) {
    long number = number(property, otherwise ? 1 : 0);
    if (number > 1) {
      throw Broken.wrong("neither yes nor no");
    }
    return number == 1;
  }
}
