package byway.kit.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.radius.Wire.Outgoing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTest {
  private static final Secret SECRET = new Secret("xyzzy5461");

  /** RFC 2865 section 7.1. */
  private static final byte[] NEMO =
      hex(
          "010000380f403f9473978057bd83d5cb98f4227a01066e656d6f02120dbe708d"
              + "93d413ce3196e43f782a0aee0406c0a80110050600000003");

  private static final byte[] NEMO_ACCEPTED =
      hex("0200002686fe220e7624ba2a1005f6bf9b55e0b20606000000010f06000000000e06c0a80103");

  @Test
  void the_example_of_the_rfc_is_read() throws MalformedPacket {
    var packet = Wire.decode(NEMO, NEMO.length);
    assertThat(packet.code()).isEqualTo(Code.ACCESS_REQUEST);
    assertThat(packet.text(Type.USER_NAME)).isEqualTo("nemo");
    assertThat(packet.number(Type.NAS_PORT, 0)).isEqualTo(3);
    var password = packet.first(Type.USER_PASSWORD).orElseThrow();
    assertThat(SECRET.reveal(password, packet)).isEqualTo("arctangent");
    assertThat(Wire.proofOfRequest(NEMO, packet, SECRET)).isEqualTo(Proof.MISSING);
    assertThat(packet.toString()).doesNotContain(HexFormat.of().formatHex(password.bytes()));
  }

  @Test
  void the_answer_in_the_rfc_is_proven() throws MalformedPacket {
    var request = Wire.decode(NEMO, NEMO.length);
    var answer = Wire.decode(NEMO_ACCEPTED, NEMO_ACCEPTED.length);
    assertThat(Wire.answers(NEMO_ACCEPTED, answer, request, SECRET)).isTrue();
    assertThat(Wire.answers(NEMO_ACCEPTED, answer, request, new Secret("another"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"ACCESS_REQUEST", "ACCOUNTING_REQUEST", "STATUS_SERVER", "COA_REQUEST"})
  void a_request_goes_and_comes_proven(Code code) throws MalformedPacket {
    var sent = request(code);
    var got = Wire.decode(sent.bytes(), sent.bytes().length);
    assertThat(Wire.proofOfRequest(sent.bytes(), got, SECRET)).isEqualTo(Proof.RIGHT);
    assertThat(Wire.proofOfRequest(sent.bytes(), got, new Secret("b"))).isEqualTo(Proof.WRONG);
    assertThat(got.attributes()).endsWith(sent.packet().attributes().toArray(new Attribute[0]));
    boolean isFirst = got.attributes().getFirst().type().equals(Type.MESSAGE_AUTHENTICATOR);
    assertThat(isFirst).isEqualTo(code != Code.ACCOUNTING_REQUEST);
  }

  @Test
  void one_changed_bit_anywhere_is_seen() throws MalformedPacket {
    var sent = request(Code.ACCOUNTING_REQUEST);
    for (int bit = 4 * 8; bit < sent.bytes().length * 8; bit++) {
      var bytes = sent.bytes().clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(isTaken(bytes)).as("bit %d", bit).isFalse();
    }
  }

  private static boolean isTaken(byte[] bytes) {
    try {
      return Wire.proofOfRequest(bytes, Wire.decode(bytes, bytes.length), SECRET) == Proof.RIGHT;
    } catch (MalformedPacket e) {
      return false;
    }
  }

  @Test
  void an_answer_carries_the_proxy_states_back_and_is_signed_first() throws MalformedPacket {
    var proxied = Attribute.of(Type.PROXY_STATE, "from a proxy");
    var sent = Wire.request(Code.ACCESS_REQUEST, 9, List.of(proxied), SECRET);
    var bytes =
        Wire.answer(
            sent.packet(),
            Code.ACCESS_REJECT,
            List.of(Attribute.of(Type.REPLY_MESSAGE, "no")),
            SECRET);
    var answer = Wire.decode(bytes, bytes.length);
    assertThat(Wire.answers(bytes, answer, sent.packet(), SECRET)).isTrue();
    assertThat(answer.attributes())
        .extracting(Attribute::type)
        .containsExactly(Type.MESSAGE_AUTHENTICATOR, Type.REPLY_MESSAGE, Type.PROXY_STATE);
  }

  /** FreeRADIUS takes one that is signed in the way of the others for forged. */
  @Test
  void an_answer_to_a_report_is_not_signed_whatever_the_report_is() throws MalformedPacket {
    var sent = request(Code.STATUS_SERVER).bytes();
    var signed = Wire.decode(sent, sent.length);
    assertThat(signed.has(Type.MESSAGE_AUTHENTICATOR)).isTrue();
    var bytes = Wire.answer(signed, Code.ACCOUNTING_RESPONSE, List.of(), SECRET);
    assertThat(Wire.decode(bytes, bytes.length).attributes()).isEmpty();
  }

  @Test
  void a_forged_answer_is_not_taken_although_its_outer_proof_is_right() throws MalformedPacket {
    var sent = request(Code.ACCESS_REQUEST);
    var bytes = Wire.answer(sent.packet(), Code.ACCESS_REJECT, List.of(), SECRET);
    bytes[22] ^= 1; // within the Message-Authenticator
    var authenticator = sent.packet().authenticator();
    System.arraycopy(authenticator, 0, bytes, 4, 16);
    System.arraycopy(SECRET.md5(bytes), 0, bytes, 4, 16);
    assertThat(Wire.answers(bytes, Wire.decode(bytes, bytes.length), sent.packet(), SECRET))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "short, 5",
    "exactly sixteen!, 16",
    "a password that is longer than that, 35"
  })
  void a_password_is_hidden_and_found_again(String password, int length) throws MalformedPacket {
    assertThat(password).hasSize(length);
    var authenticator = Wire.random();
    var hidden = SECRET.hide(password, authenticator);
    var sent = Wire.request(Code.ACCESS_REQUEST, 1, authenticator, List.of(hidden), SECRET);
    assertThat(SECRET.reveal(hidden, sent.packet())).isEqualTo(password);
  }

  @Test
  void octets_past_4_gigabytes_are_counted_in_gigawords() throws MalformedPacket {
    var packet =
        Wire.request(
                Code.ACCOUNTING_REQUEST,
                1,
                List.of(
                    Attribute.of(Type.ACCT_INPUT_OCTETS, 0xffff_fffeL),
                    Attribute.of(Type.ACCT_INPUT_GIGAWORDS, 3)),
                SECRET)
            .packet();
    assertThat(packet.octets(Type.ACCT_INPUT_OCTETS, Type.ACCT_INPUT_GIGAWORDS))
        .isEqualTo(4 * (1L << 32) - 2);
    assertThat(packet.octets(Type.ACCT_OUTPUT_OCTETS, Type.ACCT_OUTPUT_GIGAWORDS)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "packet_length, 0100",
    "packet_length, 010000130f403f9473978057bd83d5cb98f4227a",
    "packet_length, 010001000f403f9473978057bd83d5cb98f4227a",
    "code, 630000140f403f9473978057bd83d5cb98f4227a",
    "attribute_type, 010000150f403f9473978057bd83d5cb98f4227a01",
    "attribute_length, 010000160f403f9473978057bd83d5cb98f4227a0101",
    "attribute_length, 010000160f403f9473978057bd83d5cb98f4227a0109",
  })
  void what_is_no_packet_is_refused_by_name(String reason, String bytes) {
    assertThatThrownBy(() -> Wire.decode(hex(bytes), bytes.length() / 2))
        .isInstanceOfSatisfying(
            MalformedPacket.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a vendor of two bytes, 1a040000",
    "nothing of a vendor, 1a0600000137",
    "an attribute of a vendor that is too long, 1a0800000137010f",
    "an attribute of no bytes, 2c02",
    "an attribute that is reserved, 00040101",
    "one that nobody knows, f00401ff",
  })
  void what_is_odd_in_an_attribute_makes_none_beside_it_worse(String what, String odd)
      throws MalformedPacket {
    var bytes = hex("040000000f403f9473978057bd83d5cb98f4227a" + odd + "280307");
    bytes[3] = (byte) bytes.length;
    var packet = Wire.decode(bytes, bytes.length);
    assertThat(packet.first(Type.ACCT_STATUS_TYPE).orElseThrow().bytes()).containsExactly(7);
  }

  @Test
  void as_many_attributes_are_read_as_a_packet_holds() throws MalformedPacket {
    var all = new ArrayList<Attribute>(Collections.nCopies(2_000, Attribute.of(Type.STATE, "")));
    all.add(Attribute.of(Type.ACCT_SESSION_ID, "1"));
    var bytes = Wire.request(Code.ACCOUNTING_REQUEST, 1, all, SECRET).bytes();
    assertThat(Wire.decode(bytes, bytes.length).text(Type.ACCT_SESSION_ID)).isEqualTo("1");
    assertThat(Wire.proofOfRequest(bytes, Wire.decode(bytes, bytes.length), SECRET))
        .isEqualTo(Proof.RIGHT);
  }

  @Test
  void bytes_of_any_kind_are_read_or_refused_and_nothing_worse() {
    var random = new Random(20_261_121);
    var outcomes = new HashMap<String, Integer>();
    var sound = request(Code.ACCESS_REQUEST).bytes();
    for (int i = 0; i < 100_000; i++) {
      var bytes = i % 2 == 0 ? mutated(sound, random) : noise(random);
      outcomes.merge(outcome(bytes), 1, Integer::sum);
    }
    assertThat(outcomes)
        .containsKeys("read", "packet_length", "code", "attribute_length", "attribute_type");
  }

  private static String outcome(byte[] bytes) {
    try {
      var packet = Wire.decode(bytes, bytes.length);
      for (var password : packet.all(Type.USER_PASSWORD)) {
        assertThat(SECRET.reveal(password, packet)).isNotNull();
      }
      assertThat(Wire.proofOfRequest(bytes, packet, SECRET)).isNotNull();
      return "read";
    } catch (MalformedPacket e) {
      return e.reason();
    }
  }

  private static byte[] mutated(byte[] sound, Random random) {
    var bytes = Arrays.copyOf(sound, sound.length - random.nextInt(3));
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static byte[] noise(Random random) {
    var bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    if (bytes.length > 20 && random.nextBoolean()) {
      bytes[0] = 4;
      bytes[2] = 0;
      bytes[3] = (byte) Math.min(bytes.length, 255);
    }
    return bytes;
  }

  private static Outgoing request(Code code) {
    return Wire.request(
        code,
        7,
        List.of(
            Attribute.of(Type.USER_NAME, "nemo"),
            Attribute.of(Type.CALLING_STATION_ID, "02-00-00-00-00-01"),
            Attribute.of(Type.MIKROTIK_TOTAL_LIMIT, 1_000_000)),
        SECRET);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
