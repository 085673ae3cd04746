package byway.fronts.radius;

import byway.fronts.radius.Decision.LetIn;
import byway.fronts.radius.Decision.TurnedAway;
import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import byway.kit.values.Refusal;
import byway.people.identity.api.NetworkProofResult.MsChap2Answer;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Access-Requests: who is let in, and with what limits. */
@Singleton
class AccessRequests {
  /** RFC 2759 section 6: authentication failed, and trying again is allowed. */
  private static final String MS_CHAP_FAILED = "E=691 R=1 C=%s V=3 M=Not let in";

  /** From here on a refusal passes (RFC 6585 section 4, RFC 9110 section 15.6). */
  private static final int COME_AGAIN = 429;

  /** All that proxies on the way have added has to come back, and leaves no place. */
  private static final TurnedAway TOO_LARGE =
      new TurnedAway("answer_too_large", "There is no place for the answer.");

  private final Admission admission;
  private final Counts counts;

  AccessRequests(Admission admission, MeterRegistry metrics) {
    this.admission = admission;
    this.counts = new Counts(metrics, "byway_radius_access_total", "outcome");
  }

  /** What cannot be read will be no better next time: it is a reject, and no silence. */
  byte[] answer(Speaker speaker, Packet packet) {
    var mac = StationId.mac(packet);
    if (mac.isEmpty()) {
      return reject(speaker, packet, new TurnedAway("no_mac", "Calling-Station-Id is missing."));
    }
    try {
      var credentials = credentials(packet, mac.get(), speaker);
      return switch (admission.decide(speaker.place(mac.get()), credentials)) {
        case LetIn letIn -> accept(speaker, packet, letIn);
        case TurnedAway away -> reject(speaker, packet, away);
      };
    } catch (MalformedPacket e) {
      return reject(speaker, packet, unreadable(e.reason()));
    } catch (Refusal refusal) {
      if (refusal.status() >= COME_AGAIN) {
        throw refusal;
      }
      return reject(speaker, packet, unreadable(refusal.code()));
    }
  }

  /** Names go together to whoever knows them, and one that is none would spoil it for all. */
  private static Credentials credentials(Packet packet, String mac, Speaker speaker)
      throws MalformedPacket {
    var name = packet.text(Type.USER_NAME);
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw MalformedPacket.because("user_name");
    }
    if (name.isEmpty() && !packet.has(Type.EAP_MESSAGE)) {
      throw MalformedPacket.because("no_user_name");
    }
    return Credentials.of(packet, mac, speaker.secret(), speaker.passwordAt());
  }

  private static TurnedAway unreadable(String why) {
    return new TurnedAway(why, "This request cannot be read.");
  }

  private byte[] accept(Speaker speaker, Packet packet, LetIn letIn) {
    var attributes = new ArrayList<>(RadiusLimits.of(speaker.accessPoint().dialect(), letIn));
    if (letIn.answer() != null) {
      attributes.addAll(proofOfServer(packet, letIn.answer(), speaker.secret()));
    }
    if (!Wire.fits(packet, attributes)) {
      return reject(speaker, packet, TOO_LARGE);
    }
    count("let_in");
    return Wire.answer(packet, Code.ACCESS_ACCEPT, attributes, speaker.secret());
  }

  private static List<Attribute> proofOfServer(Packet packet, MsChap2Answer answer, Secret secret) {
    var success = new byte[1 + answer.authenticator().length()];
    success[0] = msChapIdentifier(packet).orElseThrow();
    var text = answer.authenticator().getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, success, 1, text.length);
    return List.of(
        Attribute.of(Type.MS_CHAP2_SUCCESS, success),
        secret.hideKey(Type.MS_MPPE_SEND_KEY, HexFormat.of().parseHex(answer.sendKey()), packet),
        secret.hideKey(
            Type.MS_MPPE_RECV_KEY, HexFormat.of().parseHex(answer.receiveKey()), packet));
  }

  /** None where there is no response, or one that cannot be one. */
  private static Optional<Byte> msChapIdentifier(Packet packet) {
    return packet
        .first(Type.MS_CHAP2_RESPONSE)
        .map(Attribute::bytes)
        .filter(response -> response.length > 0)
        .map(response -> response[0]);
  }

  private byte[] reject(Speaker speaker, Packet packet, TurnedAway away) {
    count(away.why());
    var attributes = new ArrayList<Attribute>();
    attributes.add(Attribute.of(Type.REPLY_MESSAGE, away.sentence()));
    eapFailure(packet).ifPresent(attributes::add);
    msChapIdentifier(packet)
        .ifPresent(
            identifier -> {
              var text = MS_CHAP_FAILED.formatted(HexFormat.of().formatHex(Wire.random()));
              var error = (" " + text).getBytes(StandardCharsets.US_ASCII);
              error[0] = identifier;
              attributes.add(Attribute.of(Type.MS_CHAP_ERROR, error));
            });
    // What proxies want back goes before what is said in words.
    var fitting = Wire.fits(packet, attributes) ? attributes : List.<Attribute>of();
    return Wire.answer(packet, Code.ACCESS_REJECT, fitting, speaker.secret());
  }

  /** RFC 3579 section 2.6.3: the client device is told in its own words, and need not wait. */
  private static Optional<Attribute> eapFailure(Packet packet) {
    return packet
        .first(Type.EAP_MESSAGE)
        .map(Attribute::bytes)
        .filter(asked -> asked.length > 1)
        .map(asked -> Attribute.of(Type.EAP_MESSAGE, new byte[] {4, asked[1], 0, 4}));
  }

  private void count(String outcome) {
    counts.add(outcome);
  }
}
