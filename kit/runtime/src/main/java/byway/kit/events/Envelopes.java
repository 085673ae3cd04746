package byway.kit.events;

import byway.kit.values.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Seals facts for the way. */
public final class Envelopes {
  private static final Ids IDS = new Ids(Clock.systemUTC());

  private Envelopes() {}

  /** A fact, ready to be stored and sent. */
  public record Sealed(String type, String text) {
    /** As the broker carries it. */
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** An envelope's id and time are of the transport: no decision depends on them. */
  public static Sealed seal(Record event) {
    var envelope = Envelope.of(IDS.next(), Clock.systemUTC().instant(), event);
    return new Sealed(envelope.type(), envelope.encode());
  }
}
