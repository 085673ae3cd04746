package byway.kit.radius;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples of RFC 2759 section 9.2 and RFC 3079 section 3.5.3. */
class MsChap2Test {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] CHALLENGE = HEX.parseHex("5b5d7c7d7b3f2f3e3c2c602132262628");
  private static final byte[] PEER = HEX.parseHex("21402324255e262a28295f2b3a337c7e");
  private static final byte[] RESPONSE =
      HEX.parseHex("82309ecd8d708b5ea08faa3981cd83544233114a3d85d6df");

  @Test
  void it_computes_what_its_rfcs_print() {
    assertThat(MsChap2.ntHash("clientPass"))
        .isEqualTo(HEX.parseHex("44ebba8d5312b8d611474411f56989ae"));
    assertThat(MsChap2.respond("User", CHALLENGE, PEER, "clientPass")).isEqualTo(RESPONSE);
    var answer = MsChap2.check("User", CHALLENGE, PEER, RESPONSE, "clientPass").orElseThrow();
    assertThat(answer.authenticator()).isEqualTo("S=407A5589115FD0D6209F510FE9C04566932CDA56");
    assertThat(answer.sendKey()).isEqualTo("8b7cdc149b993a1ba118cb153f56dccb");
  }

  @Test
  void another_password_is_not_taken_and_a_windows_domain_is_not_looked_at() {
    assertThat(MsChap2.check("User", CHALLENGE, PEER, RESPONSE, "another")).isEmpty();
    assertThat(MsChap2.check("CAFE\\User", CHALLENGE, PEER, RESPONSE, "clientPass")).isPresent();
    assertThat(MsChap2.check("User", PEER, PEER, new byte[2], "clientPass")).isEmpty();
  }
}
