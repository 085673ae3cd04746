package byway.fronts.radius;

import byway.contracts.accesspoints.Direction;
import byway.fronts.radius.AccountingReport.Kind;
import byway.kit.radius.MalformedPacket;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A request's attributes as FreeRADIUS's REST module writes them: {@code
 * {"User-Name":{"type":"string","value":["ann"]}}}.
 */
record RestAttributes(JsonNode body) {
  private static final int LONGEST = 253;

  boolean has(String name) {
    return body.has(name);
  }

  /** Empty where there is none. */
  String text(String name) throws MalformedPacket {
    var value = body.path(name).path("value").path(0).asText("");
    if (value.length() > 2 * LONGEST + 2) {
      throw MalformedPacket.because("attribute_length");
    }
    return value;
  }

  long number(String name) throws MalformedPacket {
    var value = body.path(name).path("value").path(0);
    if (value.isMissingNode()) {
      return 0;
    }
    long number = value.asLong(-1);
    if (number < 0 || number > 0xffff_ffffL) {
      throw MalformedPacket.because("number_length");
    }
    return number;
  }

  Optional<String> mac() throws MalformedPacket {
    return StationId.mac(text("Calling-Station-Id"));
  }

  AccountingReport report(Direction direction) throws MalformedPacket {
    var kind =
        Kind.named(text("Acct-Status-Type"))
            .orElseThrow(() -> MalformedPacket.because("status_type"));
    var acct = text("Acct-Session-Id");
    var mac = mac().orElse("");
    if (!kind.isOfAll() && (acct.isEmpty() || mac.isEmpty())) {
      throw MalformedPacket.because(acct.isEmpty() ? "no_session_id" : "no_mac");
    }
    long in = number("Acct-Input-Gigawords") << 32 | number("Acct-Input-Octets");
    long out = number("Acct-Output-Gigawords") << 32 | number("Acct-Output-Octets");
    boolean inIsUp = direction == Direction.INPUT_IS_UPLOAD;
    return new AccountingReport(
        kind,
        acct,
        octets(text("Class")),
        mac,
        text("User-Name"),
        text("Framed-IP-Address"),
        inIsUp ? in : out,
        inIsUp ? out : in);
  }

  private static byte[] octets(String text) throws MalformedPacket {
    try {
      return HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
    } catch (IllegalArgumentException e) {
      throw MalformedPacket.because("hex");
    }
  }
}
