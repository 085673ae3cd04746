package byway.operations.audit;

import byway.kit.json.Json;
import byway.kit.outgoing.Outgoing;
import byway.kit.outgoing.OutgoingRequest;
import byway.kit.outgoing.Reply;
import byway.kit.secrets.Keys;
import byway.kit.secrets.Sealed;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.SignedHead;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** JSON by POST, signed as Standard Webhooks has it (standardwebhooks.com). */
@Singleton
final class WebhookSender {
  static final String PURPOSE = "audit.webhook-secret";
  private static final String PREFIX = "whsec_";
  private static final int SECRET_BYTES = 32;

  private final Outgoing outgoing;
  private final Sealed sealed;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  WebhookSender(Outgoing outgoing, Keys keys, InstantSource clock) {
    this.outgoing = outgoing;
    this.sealed = new Sealed(keys, PURPOSE);
    this.clock = clock;
  }

  /** What a receiver is told. */
  private record Message(String type, Instant timestamp, Told data) {}

  /** Acts in their order, and where the chain ends. */
  private record Told(UUID operator, List<Act> acts, @Nullable SignedHead head) {}

  String newSecret() {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  byte[] hidden(String secret, UUID operator) {
    return sealed.seal(secret, operator);
  }

  void send(StreamRows.Row to, UUID operator, List<Act> acts, Optional<SignedHead> head) {
    var hidden = to.secretHidden();
    var secret =
        Optional.ofNullable(hidden)
            .flatMap(bytes -> sealed.open(bytes, operator))
            .orElseThrow(
                () -> new NotTaken("its secret was hidden under another one: set it anew"));
    var now = clock.instant();
    var id = "%s-%d-%d".formatted(operator, acts.getFirst().number(), acts.getLast().number());
    var body = json(new Message("audit.acts", now, new Told(operator, acts, head.orElse(null))));
    var reply =
        outgoing.send(
            OutgoingRequest.post(URI.create(to.address()), "application/json", body)
                .withNetwork(SyslogSender.NETWORK)
                .withHeader("webhook-id", id)
                .withHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .withHeader("webhook-signature", signature(secret, id, now, body)));
    switch (reply) {
      case Reply.Answered answer when answer.isSuccess() -> {}
      case Reply.Answered answer -> throw new NotTaken("it answers " + answer.status());
      case Reply.NotSent not -> throw new NotTaken(not.detail());
      case Reply.Unanswered un -> throw new NotTaken("no answer: " + un.detail());
    }
  }

  private static byte[] json(Message message) {
    try {
      return Json.MAPPER.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signature(String secret, String id, Instant now, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      var signed = new ByteArrayOutputStream();
      signed.writeBytes(
          (id + "." + now.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
      signed.writeBytes(body);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
