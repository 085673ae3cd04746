package byway.network.accesspoints.console;

import byway.fronts.web.Form;
import byway.fronts.web.Shown;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffMessages;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.Certificates;
import byway.network.accesspoints.api.Dialect;
import byway.network.accesspoints.api.Direction;
import byway.network.accesspoints.api.SetAccessPoint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The form of an access point, as it is filled in and as it is said to the platform. */
final class AccessPointForm {
  static final String NAME = "name";
  static final String SERIAL = "serial";
  static final String RANGES = "ranges";
  static final String NAS = "nas";
  static final String DIALECT = "dialect";
  static final String DIRECTION = "direction";
  static final String SIGNED = "signed";
  static final String ORDERS = "orders";
  static final String PASSWORDS = "passwords";
  static final String CERTIFICATES = "certificates";
  static final List<String> FIELDS =
      List.of(RANGES, NAS, DIALECT, DIRECTION, SIGNED, ORDERS, PASSWORDS, CERTIFICATES);
  static final int LONGEST_NAME = 60;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");
  private static final String YES = "yes";

  /** One that is known by its name may speak from anywhere. */
  private static final List<String> ANYWHERE = List.of("0.0.0.0/0", "::/0");

  private AccessPointForm() {}

  /** As a new one should be. */
  static Form fresh() {
    return Form.empty()
        .with(DIALECT, Dialect.GENERIC.name())
        .with(DIRECTION, Direction.INPUT_IS_UPLOAD.name())
        .with(SIGNED, YES);
  }

  static Form of(AccessPoint known, Certificates certificates) {
    return Shown.in(kept(known, certificates), FIELDS);
  }

  private static Form kept(AccessPoint known, Certificates certificates) {
    return Form.empty()
        .with(RANGES, isAnywhere(known) ? "" : String.join(", ", known.ranges()))
        .with(NAS, known.nasIdentifier())
        .with(DIALECT, known.dialect().name())
        .with(DIRECTION, known.direction().name())
        .with(SIGNED, known.signsRequests() ? YES : "")
        .with(ORDERS, known.orders())
        .with(PASSWORDS, known.takesPasswords() ? YES : "")
        .with(CERTIFICATES, String.join(", ", certificates.names()));
  }

  static boolean isAnywhere(AccessPoint known) {
    return !known.ranges().isEmpty()
        && known.ranges().stream().allMatch(range -> range.endsWith("/0"));
  }

  /** Whether it says anything by which the access point is known. */
  static boolean isKnownBySomething(Form form) {
    return form.value(DIALECT).equals(Dialect.OPENNDS.name())
        || form.has(RANGES)
        || form.has(NAS)
        || form.has(CERTIFICATES);
  }

  static SetAccessPoint command(UUID id, Form form) {
    return new SetAccessPoint(
        id,
        ranges(form),
        form.value(NAS),
        chosen(Dialect.class, form.value(DIALECT)),
        chosen(Direction.class, form.value(DIRECTION)),
        form.has(SIGNED),
        form.value(ORDERS),
        form.has(PASSWORDS));
  }

  private static List<String> ranges(Form form) {
    var typed =
        Stream.of(form.value(RANGES).split("[\\s,;]+")).filter(one -> !one.isEmpty()).toList();
    return typed.isEmpty() && form.has(NAS) && !form.has(CERTIFICATES) ? ANYWHERE : typed;
  }

  /** Whoever has the certificate at hand need not know what its SHA-256 is. */
  static Certificates certificates(Form form) {
    var typed = PEM.matcher(form.value(CERTIFICATES)).replaceAll(pem -> fingerprint(pem.group(1)));
    return new Certificates(
        Stream.of(typed.split("[,;\\s]+")).filter(one -> !one.isEmpty()).toList());
  }

  private static String fingerprint(String base64) {
    try {
      var certificate = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      var digest = MessageDigest.getInstance("SHA-256");
      return " " + HexFormat.of().formatHex(digest.digest(certificate)) + " ";
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("certificate_invalid", "this is no certificate");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <E extends Enum<E>> E chosen(Class<E> choices, String name) {
    try {
      return Enum.valueOf(choices, name);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("choice_invalid", "this is none of the choices");
    }
  }

  /** What is refused stands beside the field that it is about. */
  static StaffAct refusals(StaffAct act, AccessPointMessages words, StaffMessages staff) {
    return act.refusal("range_invalid", RANGES, words.rangesWrong())
        .refusal("address_invalid", ORDERS, words.ordersWrong())
        .refusal("too_many_at_address", RANGES, words.tooManyAtAddress())
        .refusal("not_told_apart", NAS, words.notToldApart())
        .refusal("certificate_invalid", CERTIFICATES, words.certificatesWrong())
        .refusal("certificate_taken", CERTIFICATES, words.certificateTaken())
        .refusal("text_invalid", NAS, words.nasWrong())
        .refusal("name_invalid", NAME, staff.nameWrong())
        .refusal("serial_taken", SERIAL, words.serialTaken())
        .refusal("serial_invalid", SERIAL, words.serialWrong());
  }
}
