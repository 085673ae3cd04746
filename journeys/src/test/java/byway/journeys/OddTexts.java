package byway.journeys;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** What people, programs and attackers write where something else was meant. */
final class OddTexts {
  private static final int LONG = 70_000;

  private static final List<String> KNOWN =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\ud83d\ude00\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
          "\ud83d",
          "\u202e\u2066\ufeff",
          "e\u0301".repeat(200),
          "\u0130\u0131\u1e9e\ufb03",
          "' or 1=1 --",
          "\"; drop table people; --",
          "${jndi:ldap://127.0.0.1/a}",
          "{{7*7}}${7*7}#{7*7}",
          "<script>alert(1)</script>",
          "../../../../etc/passwd",
          "%00%0a%0d",
          "a\r\nSet-Cookie: b=c",
          "9223372036854775808",
          "-1",
          "1e309",
          "NaN",
          "null",
          "true",
          "0x10",
          "2026-02-30T25:61:61Z",
          "ann@example.org",
          "ann@[127.0.0.1]",
          "@",
          "+31612345678",
          "\u0661\u0662\u0663",
          "00000000-0000-0000-0000-000000000000",
          "1-1-1-1-1",
          "x".repeat(LONG));

  /** JSON that is none of what was asked for, and some that is no JSON. */
  private static final List<String> JSON =
      List.of(
          "null",
          "true",
          "0",
          "-0",
          "-1",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "1e400",
          "1.5",
          "01",
          "NaN",
          "[]",
          "{}",
          "[null]",
          "[[[[[[[[]]]]]]]]",
          "{\"\":{}}",
          "{\"a\":1,\"a\":2}",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\x\"",
          "'single'",
          "/*c*/1",
          "\"unended",
          "[".repeat(3_000),
          "[" + "1,".repeat(20_000) + "1]",
          "1".repeat(2_000),
          "\"" + "y".repeat(LONG) + "\"");

  private OddTexts() {}

  static Arbitrary<String> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of(KNOWN)),
        Tuple.of(2, Arbitraries.strings().all().ofMaxLength(40)),
        Tuple.of(1, Arbitraries.strings().ascii().ofMaxLength(400)));
  }

  static Arbitrary<String> json() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of(JSON)), Tuple.of(1, any().map(OddTexts::quoted)));
  }

  /** As JSON has it, with what may not stand there plainly left as it is. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
