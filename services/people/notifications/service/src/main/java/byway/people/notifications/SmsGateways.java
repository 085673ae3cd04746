package byway.people.notifications;

import byway.kit.context.Context;
import byway.kit.json.Json;
import byway.kit.outgoing.Code;
import byway.kit.outgoing.Outgoing;
import byway.kit.outgoing.OutgoingRequest;
import byway.kit.outgoing.Reply;
import byway.kit.settings.Settings;
import byway.people.notifications.Courier.Handed;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SmsGateway.Kind;
import byway.people.notifications.api.Tried;
import byway.people.notifications.api.Tried.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gateways for text messages: one as Twilio has it
 * (twilio.com/docs/messaging/api/message-resource), or any that takes JSON.
 */
@Singleton
final class SmsGateways {
  private static final String NETWORK = "sms";

  /** A number that is none, cannot be reached, or has said stop: the same again is in vain. */
  private static final Set<Integer> OF_THE_RECIPIENT =
      Set.of(21211, 21214, 21217, 21408, 21610, 21612, 21614);

  private final Outgoing outgoing;
  private final URI home;

  @Inject
  SmsGateways(Outgoing outgoing, Settings settings) {
    this(outgoing, settings.publicUrl());
  }

  SmsGateways(Outgoing outgoing, URI home) {
    this.outgoing = outgoing;
    this.home = home;
  }

  Handed send(SmsRoute route, SendMessage message) {
    var reply =
        outgoing.send(
            (route.kind() == Kind.TWILIO ? twilio(route, message) : generic(route, message))
                .withNetwork(NETWORK));
    return switch (reply) {
      case Reply.Answered answer -> answered(route, answer);
      case Reply.NotSent not ->
          Handed.of(new Tried.NotTaken(fault(not.code()), true, not.detail()));
      // a generic gateway knows it by its key; another might send it twice, and costs twice
      case Reply.Unanswered un ->
          Handed.of(
              new Tried.NotTaken(
                  Fault.TIMED_OUT,
                  route.kind() == Kind.GENERIC,
                  "no answer; it may have been sent: " + un.detail()));
    };
  }

  private OutgoingRequest twilio(SmsRoute route, SendMessage message) {
    var form = new LinkedHashMap<String, String>();
    form.put("To", message.to());
    form.put(route.from().startsWith("MG") ? "MessagingServiceSid" : "From", route.from());
    form.put("Body", message.text());
    var tenant = Context.current().tenant();
    if (tenant != null && "https".equals(home.getScheme())) {
      form.put("StatusCallback", home.resolve(SmsReports.path(tenant)).toString());
    }
    var path = "/2010-04-01/Accounts/" + encoded(route.account()) + "/Messages.json";
    return OutgoingRequest.post(
            below(route.address(), path), "application/x-www-form-urlencoded", form(form))
        .withHeader("Authorization", "Basic " + basic(route.account() + ":" + route.secret()));
  }

  private static OutgoingRequest generic(SmsRoute route, SendMessage message) {
    var values =
        Map.of(
            "to", message.to(),
            "from", route.from(),
            "text", message.text(),
            "key", message.key().toString());
    return OutgoingRequest.post(
            route.address(), "application/json", SmsTemplate.filled(route.template(), values))
        .withHeader("Authorization", "Bearer " + route.secret())
        .withHeader("Idempotency-Key", message.key().toString());
  }

  private static URI below(URI address, String path) {
    var text = address.toString();
    return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
  }

  private static String basic(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] form(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Handed answered(SmsRoute route, Reply.Answered answer) {
    var json = json(answer.body());
    if (answer.isSuccess()) {
      var id = json.path(route.kind() == Kind.TWILIO ? "sid" : "id").asText("");
      var words = answer.status() + " " + json.path("status").asText("accepted") + " " + id;
      return new Handed(
          new Tried.Taken(SmtpWords.line(words)),
          Optional.of(id).filter(name -> name.matches("[0-9A-Za-z_-]{1,100}")));
    }
    int code = json.path("code").asInt(0);
    var said = json.path("message").asText("");
    var words =
        SmtpWords.line(
            answer.status() + (code == 0 ? "" : " " + code) + (said.isEmpty() ? "" : " " + said));
    boolean isPassing = answer.status() == 429 || answer.status() >= 500;
    var fault =
        answer.status() == 401 || answer.status() == 403
            ? Fault.SIGN_IN_REFUSED
            : OF_THE_RECIPIENT.contains(code) ? Fault.RECIPIENT_REFUSED : Fault.REFUSED;
    return Handed.of(new Tried.NotTaken(fault, isPassing, words));
  }

  private static JsonNode json(byte[] body) {
    try {
      var read = Json.MAPPER.readTree(body);
      return read == null ? MissingNode.getInstance() : read;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static Fault fault(Code code) {
    return switch (code) {
      case HOST_UNKNOWN -> Fault.HOST_UNKNOWN;
      case ADDRESS_REFUSED, ADDRESS_INVALID, PORT_REFUSED, SCHEME_REFUSED -> Fault.ADDRESS_REFUSED;
      case TIMED_OUT -> Fault.TIMED_OUT;
      case TLS_FAILED -> Fault.TLS_FAILED;
      case BUSY, BUDGET_SPENT, BREAKER_OPEN -> Fault.LIMIT_REACHED;
      default -> Fault.CONNECT_FAILED;
    };
  }
}
