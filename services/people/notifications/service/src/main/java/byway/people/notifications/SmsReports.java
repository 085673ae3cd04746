package byway.people.notifications;

import byway.kit.context.Context;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.people.notifications.api.MessageState;
import byway.people.notifications.api.ReportFromOutside;
import byway.people.notifications.api.SmsGateway.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What became of text messages, as Twilio posts it: form fields, signed in {@code
 * X-Twilio-Signature} with HMAC-SHA1 over the address and the fields in order
 * (twilio.com/docs/usage/security). It has no time and no id of its own, so what is told changes
 * only the state of the message, forwards, and once.
 */
@Singleton
final class SmsReports {
  private static final String SIGNATURE = "x-twilio-signature";
  private static final int LONGEST_BODY = 16_384;
  private static final int MOST_FIELDS = 100;

  private final NotificationsStore store;
  private final SmsCourier courier;
  private final URI home;
  private final MeterRegistry metrics;

  @Inject
  SmsReports(
      NotificationsStore store, SmsCourier courier, Settings settings, MeterRegistry metrics) {
    this(store, courier, settings.publicUrl(), metrics);
  }

  SmsReports(NotificationsStore store, SmsCourier courier, URI home, MeterRegistry metrics) {
    this.store = store;
    this.courier = courier;
    this.home = home;
    this.metrics = metrics;
  }

  static String path(UUID tenant) {
    return "/webhooks/sms/" + tenant;
  }

  void take(ReportFromOutside report) {
    try {
      Context.platform(report.tenantId()).run(() -> read(report));
    } catch (Refusal refusal) {
      count(refusal.code());
      throw refusal;
    }
  }

  private void read(ReportFromOutside report) {
    var signature = report.headers().get(SIGNATURE);
    if (signature == null) {
      throw Refusal.invalid("signature_missing", "the report is not signed");
    }
    if (report.body().length() > LONGEST_BODY) {
      throw Refusal.of(413, "too_large", "a report has at most " + LONGEST_BODY + " bytes");
    }
    var fields = fields(report.body());
    var secret = courier.route().filter(route -> route.kind() == Kind.TWILIO).map(SmsRoute::secret);
    // the address that we gave the gateway, not the one that somebody has called
    var address = home.resolve(path(report.tenantId())).toString();
    if (secret.isEmpty() || !isSigned(secret.get(), address, fields, signature)) {
      throw Refusal.of(401, "signature_invalid", "the signature is not the gateway's");
    }
    var id = fields.getOrDefault("MessageSid", "");
    var status = fields.getOrDefault("MessageStatus", "");
    var state = state(status);
    if (state.isEmpty() || !id.matches("[0-9A-Za-z_-]{1,100}")) {
      count("unknown_kind");
      return;
    }
    var code = fields.getOrDefault("ErrorCode", "");
    var words = status + (code.isEmpty() ? "" : " " + code);
    boolean isOurs = store.<Boolean>write(tx -> Messages.toldOutside(tx, id, state.get(), words));
    count(isOurs ? "handled" : "foreign");
  }

  private static Optional<MessageState> state(String status) {
    return switch (status) {
      case "delivered", "read" -> Optional.of(MessageState.DELIVERED);
      case "undelivered", "failed" -> Optional.of(MessageState.FAILED);
      default -> Optional.empty();
    };
  }

  private static Map<String, String> fields(String body) {
    var fields = new TreeMap<String, String>();
    var pairs = body.split("&", -1);
    if (pairs.length > MOST_FIELDS) {
      throw Refusal.invalid("malformed", "a report has at most " + MOST_FIELDS + " fields");
    }
    try {
      for (var pair : pairs) {
        var parts = pair.split("=", 2);
        fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
      }
      return fields;
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("malformed", "the report cannot be read");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static boolean isSigned(
      String secret, String address, Map<String, String> fields, String signature) {
    var expected = signature(secret, address, fields);
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
  }

  /** Of fields in the order of their names. */
  static String signature(String secret, String address, Map<String, String> fields) {
    var signed = new StringBuilder(address);
    new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void count(String outcome) {
    metrics.counter("byway_incoming_total", "source", "sms", "outcome", outcome).increment();
  }
}
