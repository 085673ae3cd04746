package byway.fronts.console;

import byway.fronts.web.Form;
import byway.fronts.web.Shown;
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
  static final String REASON = "reason";
  static final List<String> FIELDS =
      List.of(RANGES, NAS, DIALECT, DIRECTION, SIGNED, ORDERS, PASSWORDS, CERTIFICATES);
  private static final int LONGEST_NAME = 60;
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

  /** What a form may have to say. */
  record Words(ConsoleMessages common, AccessPointMessages own) {}

  static boolean isAnywhere(AccessPoint known) {
    return !known.ranges().isEmpty()
        && known.ranges().stream().allMatch(range -> range.endsWith("/0"));
  }

  static Form checkNamed(Form form, Words words) {
    var checked = check(form, words);
    return form.has(NAME) && form.value(NAME).length() <= LONGEST_NAME
        ? checked
        : checked.wrong(NAME, words.common().packNameWrong());
  }

  static Form check(Form form, Words words) {
    var checked = form;
    boolean speaksRadius = !form.value(DIALECT).equals(Dialect.OPENNDS.name());
    if (speaksRadius && !form.has(RANGES) && !form.has(NAS) && !form.has(CERTIFICATES)) {
      checked = checked.wrong(RANGES, words.own().rangesMissing());
    }
    return form.has(REASON) ? checked : checked.wrong(REASON, words.common().sayWhy());
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

  /** The same form with what was refused beside the field that it is about. */
  static Form refused(Form form, Refusal refusal, Words words) {
    return switch (refusal.code()) {
      case "range_invalid" -> form.wrong(RANGES, words.own().rangesWrong());
      case "address_invalid" -> form.wrong(ORDERS, words.own().ordersWrong());
      case "too_many_at_address" -> form.wrong(RANGES, words.own().tooManyAtAddress());
      case "not_told_apart" -> form.wrong(NAS, words.own().notToldApart());
      case "certificate_invalid" -> form.wrong(CERTIFICATES, words.own().certificatesWrong());
      case "certificate_taken" -> form.wrong(CERTIFICATES, words.own().certificateTaken());
      case "text_invalid" -> form.wrong(NAS, words.own().nasWrong());
      case "name_invalid" -> form.wrong(NAME, words.common().packNameWrong());
      case "serial_taken" -> form.wrong(SERIAL, words.own().serialTaken());
      case "serial_invalid" -> form.wrong(SERIAL, words.own().serialWrong());
      default -> form.wrong(Sentences.of(refusal, words.common()));
    };
  }
}
