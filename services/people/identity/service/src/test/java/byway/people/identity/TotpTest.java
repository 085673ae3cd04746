package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of the time, by the test values of RFC 6238 (appendix B) and RFC 4648 (section 10). */
class TotpTest {
  static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void a_code_is_the_one_of_the_rfc(long second, String code) {
    long step = Totp.step(Instant.ofEpochSecond(second));
    int number = Totp.truncated(SEED, step, "HmacSHA1") % 100_000_000;
    assertThat(Totp.padded(number, 8)).isEqualTo(code);
  }

  @Test
  void a_code_is_good_one_step_early_or_late_and_no_more() {
    var now = Instant.ofEpochSecond(1_111_111_109);
    for (int steps = -3; steps <= 3; steps++) {
      var code = code(now.plusSeconds(30L * steps));
      assertThat(Totp.find(SEED, code, now, 0).isPresent())
          .as("%s steps off", steps)
          .isEqualTo(Math.abs(steps) <= 1);
    }
  }

  @Test
  void a_code_of_a_step_that_was_used_or_of_one_before_it_is_good_no_more() {
    var now = Instant.ofEpochSecond(1_111_111_109);
    long step = Totp.step(now);
    assertThat(Totp.find(SEED, code(now), now, step - 1)).hasValue(step);
    assertThat(Totp.find(SEED, code(now), now, step)).isEmpty();
    assertThat(Totp.find(SEED, code(now.minusSeconds(30)), now, step - 1)).isEmpty();
  }

  @Test
  void what_is_no_code_is_none() {
    var now = Instant.ofEpochSecond(59);
    assertThat(Totp.find(SEED, "", now, 0)).isEmpty();
    assertThat(Totp.find(SEED, "94287082", now, 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void a_secret_is_written_in_base_32(String text, String written) {
    assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
  }

  static String code(Instant at) {
    return code(SEED, at);
  }

  static String code(byte[] seed, Instant at) {
    return Totp.padded(Totp.truncated(seed, Totp.step(at), "HmacSHA1") % 1_000_000, 6);
  }
}
