package byway.network.enrolment.testing;

import byway.network.devices.testing.EnrolledBox;
import byway.network.enrolment.api.AskToEnrol;
import byway.network.enrolment.api.AskedToEnrol;
import byway.network.enrolment.api.LookAtBox;
import java.util.UUID;

/** A box that is nobody's, as far as the platform sees it. */
public final class StrangeBox {
  public static final String CLAIM_AT = "https://wifi.example/claim?code=";
  public final EnrolledBox own = new EnrolledBox();
  public final String serial;
  private final String from;

  public StrangeBox(String serial) {
    this(serial, "192.0.2.7");
  }

  public StrangeBox(String serial, String from) {
    this.serial = serial;
    this.from = from;
  }

  public AskToEnrol asks() {
    return asks("");
  }

  /** With the token of its manufacturer. */
  public AskToEnrol asks(String token) {
    return new AskToEnrol(
        serial,
        "A box",
        own.publicKey(),
        own.secretHash(),
        token,
        own.sign("byway-ask", serial, "A box", own.secretHash()),
        from,
        CLAIM_AT);
  }

  public LookAtBox looks(AskedToEnrol asked) {
    return looks(asked.id(), asked.nonce());
  }

  public LookAtBox looks(UUID id, String nonce) {
    return new LookAtBox(
        nonce,
        own.sign("byway-look", id.toString(), nonce),
        "cafe",
        "mqtts://wifi.example:8883",
        "https://wifi.example/portal");
  }
}
