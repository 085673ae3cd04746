package byway.kit.radius;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A packet: what it is, its number among those on the way, and its attributes in order. */
public final class Packet {
  private final Code code;
  private final int identifier;
  private final byte[] authenticator;
  private final List<Attribute> attributes;

  Packet(Code code, int identifier, byte[] authenticator, List<Attribute> attributes) {
    this.code = code;
    this.identifier = identifier;
    this.authenticator = authenticator;
    this.attributes = attributes;
  }

  public Code code() {
    return code;
  }

  /** 0 to 255. */
  public int identifier() {
    return identifier;
  }

  public byte[] authenticator() {
    return authenticator.clone();
  }

  byte[] ownAuthenticator() {
    return authenticator;
  }

  public List<Attribute> attributes() {
    return attributes;
  }

  public boolean has(Type type) {
    return first(type).isPresent();
  }

  public Optional<Attribute> first(Type type) {
    for (var attribute : attributes) {
      if (attribute.type().equals(type)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  public List<Attribute> all(Type type) {
    var found = new ArrayList<Attribute>();
    for (var attribute : attributes) {
      if (attribute.type().equals(type)) {
        found.add(attribute);
      }
    }
    return found;
  }

  /** Empty where there is none. */
  public String text(Type type) {
    return first(type).map(Attribute::text).orElse("");
  }

  public long number(Type type, long otherwise) throws MalformedPacket {
    var found = first(type);
    return found.isPresent() ? found.get().number() : otherwise;
  }

  /** Octets of a counter with its gigawords (RFC 2869 section 5.1). */
  public long octets(Type low, Type gigawords) throws MalformedPacket {
    return (number(gigawords, 0) << 32) | number(low, 0);
  }

  @Override
  public String toString() {
    return code + " " + identifier + " " + attributes;
  }
}
