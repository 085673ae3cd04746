package byway.fronts.radius;

import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.people.identity.api.NetworkProof;
import byway.people.identity.api.NetworkProof.Chap;
import byway.people.identity.api.NetworkProof.Clear;
import byway.people.identity.api.NetworkProof.MsChap2;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client device shows to be let in. */
sealed interface Credentials {
  /** A customer's proof. */
  record Proof(NetworkProof proof) implements Credentials {}

  /** A voucher's code, or what may be one. */
  record Code(String code) implements Credentials {}

  /** A proof that was seen here, by whoever asks again to let them in. */
  record Seen(UUID customerId) implements Credentials {}

  /** A name whose proof a server in front of us vouches to have seen. */
  record Proven(String name) implements Credentials {}

  /** Nothing but its MAC address, which an access point asks about by itself. */
  record MacAlone() implements Credentials {}

  /** Nothing that is understood here. */
  record None(String why) implements Credentials {
    boolean isEap() {
      return why.equals("eap");
    }
  }

  /**
   * @param passwordAt the access point, where it takes passwords of accounts; none where it does
   *     not
   */
  static Credentials of(Packet packet, String mac, Secret secret, @Nullable UUID passwordAt)
      throws MalformedPacket {
    var name = packet.text(Type.USER_NAME);
    if (packet.has(Type.EAP_MESSAGE)) {
      return new None("eap");
    }
    if (StationId.mac(name).filter(mac::equals).isPresent()) {
      return new MacAlone();
    }
    var password = packet.first(Type.USER_PASSWORD);
    if (password.isPresent()) {
      var clear = secret.reveal(password.get(), packet);
      return name.indexOf('@') < 0
          ? new Code(name)
          : new Proof(new NetworkProof(name, new Clear(clear), passwordAt));
    }
    if (packet.has(Type.CHAP_PASSWORD)) {
      return new Proof(new NetworkProof(name, chap(packet)));
    }
    if (packet.has(Type.MS_CHAP2_RESPONSE)) {
      return new Proof(new NetworkProof(name, msChap2(packet)));
    }
    return new None("method");
  }

  /** RFC 2865 section 5.3: where there is no challenge, the authenticator was it. */
  private static Chap chap(Packet packet) throws MalformedPacket {
    var given = packet.first(Type.CHAP_PASSWORD).orElseThrow().bytes();
    if (given.length != 17) {
      throw MalformedPacket.because("chap_length");
    }
    var challenge =
        packet.first(Type.CHAP_CHALLENGE).map(a -> a.bytes()).orElseGet(packet::authenticator);
    return new Chap(
        Byte.toUnsignedInt(given[0]), hex(challenge), hex(Arrays.copyOfRange(given, 1, 17)));
  }

  /**
   * RFC 2548 section 2.3.2: identifier, flags, peer's challenge, eight bytes of nothing, response.
   */
  private static MsChap2 msChap2(Packet packet) throws MalformedPacket {
    var given = packet.first(Type.MS_CHAP2_RESPONSE).orElseThrow().bytes();
    var challenge = packet.first(Type.MS_CHAP_CHALLENGE).map(a -> a.bytes()).orElse(new byte[0]);
    if (given.length != 50 || challenge.length != 16) {
      throw MalformedPacket.because("mschap2_length");
    }
    return new MsChap2(
        Byte.toUnsignedInt(given[0]),
        hex(challenge),
        hex(Arrays.copyOfRange(given, 2, 18)),
        hex(Arrays.copyOfRange(given, 26, 50)));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
