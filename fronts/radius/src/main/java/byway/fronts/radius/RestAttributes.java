package byway.fronts.radius;

import byway.kit.radius.Attribute;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Type;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request's attributes as FreeRADIUS's REST module writes them: {@code
 * {"User-Name":{"type":"string","value":["ann"]}}}.
 */
record RestAttributes(JsonNode body) implements Attributes {
  private static final int LONGEST = 253;
  private static final int MOST_VALUES = 16;

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("MMM d yyyy HH:mm:ss z", Locale.ENGLISH);

  /** As its dictionaries name those that come and go here. */
  private static final Map<Type, String> NAMES =
      Map.ofEntries(
          Map.entry(Type.USER_NAME, "User-Name"),
          Map.entry(Type.USER_PASSWORD, "User-Password"),
          Map.entry(Type.EAP_MESSAGE, "EAP-Message"),
          Map.entry(Type.MS_CHAP2_RESPONSE, "MS-CHAP2-Response"),
          Map.entry(Type.CLASS, "Class"),
          Map.entry(Type.CALLING_STATION_ID, "Calling-Station-Id"),
          Map.entry(Type.FRAMED_IP_ADDRESS, "Framed-IP-Address"),
          Map.entry(Type.SESSION_TIMEOUT, "Session-Timeout"),
          Map.entry(Type.IDLE_TIMEOUT, "Idle-Timeout"),
          Map.entry(Type.ACCT_INTERIM_INTERVAL, "Acct-Interim-Interval"),
          Map.entry(Type.ACCT_STATUS_TYPE, "Acct-Status-Type"),
          Map.entry(Type.ACCT_SESSION_ID, "Acct-Session-Id"),
          Map.entry(Type.ACCT_SESSION_TIME, "Acct-Session-Time"),
          Map.entry(Type.ACCT_DELAY_TIME, "Acct-Delay-Time"),
          Map.entry(Type.EVENT_TIMESTAMP, "Event-Timestamp"),
          Map.entry(Type.ACCT_INPUT_OCTETS, "Acct-Input-Octets"),
          Map.entry(Type.ACCT_OUTPUT_OCTETS, "Acct-Output-Octets"),
          Map.entry(Type.ACCT_INPUT_GIGAWORDS, "Acct-Input-Gigawords"),
          Map.entry(Type.ACCT_OUTPUT_GIGAWORDS, "Acct-Output-Gigawords"),
          Map.entry(Type.CHILLISPOT_MAX_TOTAL_OCTETS, "ChilliSpot-Max-Total-Octets"),
          Map.entry(Type.CHILLISPOT_MAX_TOTAL_GIGAWORDS, "ChilliSpot-Max-Total-Gigawords"),
          Map.entry(Type.MIKROTIK_TOTAL_LIMIT, "Mikrotik-Total-Limit"),
          Map.entry(Type.MIKROTIK_TOTAL_LIMIT_GIGAWORDS, "Mikrotik-Total-Limit-Gigawords"));

  /** What FreeRADIUS keeps for us between two calls; no packet can bring it. */
  private static final String SEEN_PROOF = "Tmp-String-0";

  private static final Map<String, Long> STATUS_TYPES =
      Map.of(
          "Start",
          1L,
          "Stop",
          2L,
          "Interim-Update",
          3L,
          "Alive",
          3L,
          "Accounting-On",
          7L,
          "Accounting-Off",
          8L);

  /** What the module is to answer the access point with; octets are in hexadecimal. */
  static Map<String, Object> reply(List<Attribute> attributes) throws MalformedPacket {
    var reply = new LinkedHashMap<String, Object>();
    for (var attribute : attributes) {
      reply.put(
          "reply:" + name(attribute.type()),
          attribute.type().equals(Type.CLASS)
              ? "0x" + HexFormat.of().formatHex(attribute.bytes())
              : attribute.number());
    }
    return reply;
  }

  /** To let somebody on who has proven to us who they are; the proof comes back with the next. */
  static Map<String, Object> accept(String seenProof) {
    return Map.of("control:Auth-Type", "Accept", "request:" + SEEN_PROOF, seenProof);
  }

  /** Empty where none was given. */
  String seenProof() {
    return body.path(SEEN_PROOF).path("value").path(0).asText("");
  }

  private static String name(Type type) {
    var name = NAMES.get(type);
    if (name == null) {
      throw new IllegalArgumentException("no name is known of " + type);
    }
    return name;
  }

  @Override
  public boolean has(Type type) {
    return body.has(name(type));
  }

  @Override
  public String text(Type type) throws MalformedPacket {
    var value = body.path(name(type)).path("value").path(0).asText("");
    if (value.length() > 2 * LONGEST + 2) {
      throw MalformedPacket.because("attribute_length");
    }
    return value;
  }

  @Override
  public long number(Type type) throws MalformedPacket {
    var value = body.path(name(type)).path("value").path(0);
    if (value.isMissingNode()) {
      return 0;
    }
    long number = value.asLong(-1);
    if (number < 0 || number > 0xffff_ffffL) {
      throw MalformedPacket.because("number_length");
    }
    return number;
  }

  /** It writes the name of the value. */
  @Override
  public long statusType() throws MalformedPacket {
    return STATUS_TYPES.getOrDefault(text(Type.ACCT_STATUS_TYPE), 0L);
  }

  @Override
  public List<byte[]> classes() throws MalformedPacket {
    var classes = new ArrayList<byte[]>();
    for (var one : body.path(name(Type.CLASS)).path("value")) {
      var text = one.asText("");
      if (text.length() > 2 * LONGEST + 2 || classes.size() == MOST_VALUES) {
        throw MalformedPacket.because("attribute_length");
      }
      try {
        classes.add(HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text));
      } catch (IllegalArgumentException e) {
        throw MalformedPacket.because("hex");
      }
    }
    return classes;
  }

  /** It writes a time as a person would, in its own time zone, or as a number. */
  @Override
  public long eventSeconds() throws MalformedPacket {
    var text = text(Type.EVENT_TIMESTAMP);
    if (text.isEmpty() || text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return text.isEmpty() ? 0 : number(Type.EVENT_TIMESTAMP);
    }
    try {
      return ZonedDateTime.parse(text.replaceAll(" +", " "), WRITTEN).toEpochSecond();
    } catch (DateTimeParseException e) {
      throw MalformedPacket.because("time");
    }
  }

  @Override
  public String address() throws MalformedPacket {
    return text(Type.FRAMED_IP_ADDRESS);
  }
}
