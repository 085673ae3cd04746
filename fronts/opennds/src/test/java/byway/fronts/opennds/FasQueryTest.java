package byway.fronts.opennds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What openNDS 9.10.0 has sent, as it is and changed by others. */
class FasQueryTest {
  private static final String FASKEY = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final String MAC = "16:53:2b:aa:df:8a";

  private static final String PLAIN =
      "hid=c583c333d25bc0b014855de358c0c4843e5b9152912d987dffe27080229fa5a3, clientip=10.77.0.9,"
          + " clientmac=16:53:2b:aa:df:8a, client_type=cpd_can,"
          + " gatewayname=Byway%20Node%3a027700000009%20, gatewayurl=http%3a%2f%2fstatus.client,"
          + " version=9.10.0, gatewayaddress=10.77.0.1:2050, gatewaymac=027700000009,"
          + " originurl=http%3a%2f%2f192.0.2.7%2f, clientif=lan, themespec=(null), (null)(null)";

  /** By the daemon itself, at level 2. */
  private static final String HIDDEN =
      "UkV5OWVUbDFWeThSckZYUUlSLzZDZ1VYbmtucjZyNkVuQkdnQ0NLejRDWUVmMzA5ZDM5aXhFUnlKZG1DY1A5bFlLVDZt"
          + "S3p2MGdtQmJxSi82Zk1iV0w4YTd4S3RPaXZCbWVlVk9GQU9qLzlyMWR6ZGRKcGcwNEo2aGRBdmE3SjQwVEd6TXRB"
          + "bHlMK3orMUdTOXJwUVJ4SkZPQlZsM1p0TncxOHlUdy9HV1g3WHhDS1UySE93TEF3WDJ3SEEveEZ5Y3RFbUU4TlJs"
          + "d0xTUk5aZEFYMnFhWGc2dE1WbmFZVmRnME5oWnpRanlLd1dFOGJjU3Rwck5IYnRKTGg3SURsS2ovdHk0OXVSbmFP"
          + "U21kZzFvMXFRZUJWV1Naa1A2bnhLbER2SlNza25RZ05CNnhYSDlxOVN1OWlGTmlleSt3WkRTa1pKZmozVTNqclFR"
          + "SG41ang4MjMrVXN4eXgyUmg1cWNuUDhXQkpqUWFaQkI3UlNMTzlzNnozb2FsUXc3cDJHUzVZelJyTzZLbDI5aGJI"
          + "OVByaFNhcnFCM1I3WHhDTVlBNlpPSElvdjI1SUIzdUQwVXdCNnVKM2tLVUVYeHg5c25HVDdzT2hrMHdaaGxjVG5l"
          + "UEluQ210RmQ2NGJGa3dGQTBadWFvclpGcVg4Z3Uwbjg2RWVEclF3T3JOSkFaR3pkRUFicG13cDBzZGZERjlvWHhM"
          + "c0pKWWlDbGJhZFk3Q3VtQXJuZ0tLV0FNPQ==";

  private static final String IV = "18b45a0b9276dfbb";

  @Test
  void a_query_in_the_clear_says_where_its_client_is() throws Malformed {
    var query = FasQuery.of(base64(PLAIN), null, FASKEY);
    assertThat(query.hid()).startsWith("c583c333").hasSize(64);
    assertThat(query.mac()).isEqualTo(MAC);
    assertThat(query.gateway()).isEqualTo("10.77.0.1:2050");
    assertThat(query.authDir()).isEqualTo("opennds_auth");
  }

  @Test
  void an_encrypted_query_says_it_to_who_has_the_faskey_and_to_nobody_else() throws Malformed {
    assertThat(FasQuery.of(HIDDEN, IV, FASKEY).mac()).isEqualTo(MAC);
    assertThat(reason(HIDDEN, IV, FASKEY.replace('a', 'b'))).isEqualTo("wrong_key");
    assertThat(reason(HIDDEN, "short", FASKEY)).isEqualTo("iv");
  }

  @ParameterizedTest
  @CsvSource({
    "hid=c583, hid=zz, hid",
    "clientmac=16:53, clientmac=xx, clientmac",
    "clientmac=16:53, clientmac=17:53, clientmac",
    "clientip=10.77, clientip=me, client",
    "gatewayaddress=10.77.0.1, gatewayaddress=8.8.8.8, gatewayaddress",
    "gatewayaddress=10.77.0.1:2050, gatewayaddress=evil.example, gatewayaddress",
    "version=9.10.0, authdir=../x, authdir"
  })
  void what_is_changed_is_refused_by_name(String from, String to, String reason) {
    assertThat(reason(base64(PLAIN.replace(from, to)), null, FASKEY)).isEqualTo(reason);
  }

  @Test
  void what_is_no_query_is_refused() {
    assertThat(reason("%%%", null, FASKEY)).isEqualTo("base64");
    assertThat(reason("A".repeat(8_193), null, FASKEY)).isEqualTo("too_long");
    assertThat(reason(base64(""), null, FASKEY)).isEqualTo("client");
  }

  private static String reason(String fas, @Nullable String iv, String faskey) {
    return catchThrowableOfType(Malformed.class, () -> FasQuery.of(fas, iv, faskey)).reason();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
