package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.values.EmailAddress;
import byway.kit.values.MacAddress;
import byway.kit.values.PhoneNumber;
import byway.kit.values.PlainText;
import byway.kit.values.TypedCodes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, and the one form of each that is kept. */
class TypedTextTest {
  @ParameterizedTest
  @CsvSource({
    "Ann@Example.COM, ann@example.com",
    "'\u00a0ann@example.com\u2009', ann@example.com",
    "cafe\u0301@example.com, caf\u00e9@example.com",
    "CAF\u00c9@example.com, caf\u00e9@example.com",
    "ann@b\u00fccher.example, ann@xn--bcher-kva.example",
    "ann@bu\u0308cher.example, ann@xn--bcher-kva.example",
    "ann@XN--BCHER-KVA.example, ann@xn--bcher-kva.example",
    "ann@stra\u00dfe.example, ann@xn--strae-oqa.example",
    "ann@\u03b2\u03cc\u03bb\u03bf\u03c2.example, ann@xn--nxasmm1c.example",
    "ann@\u4f8b\u3048\u3002\u30c6\u30b9\u30c8, ann@xn--r8jz45g.xn--zckzah",
    "ann@\uff45xample.com, ann@example.com"
  })
  void an_address_has_one_form(String typed, String kept) {
    assertThat(EmailAddress.normal(typed)).contains(kept);
    assertThat(EmailAddress.normal(kept)).contains(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "@example.com",
        "ann@example",
        "ann@-a.example",
        "ann@a..example",
        "a b@example.com",
        "a\u202enn@example.com",
        "a\u00adnn@example.com",
        "a\u2060nn@example.com",
        "a\u200dnn@example.com",
        "ann\u200d@example.com",
        "ann\u3164@example.com",
        "ann@exa\u200dmple.com",
        "ann@exa mple.com",
        "ann@\u2603.example",
        "a\0@example.com",
        "a@b@example.com"
      })
  void what_is_no_address_is_none(String typed) {
    assertThat(EmailAddress.normal(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+44 (0)20 7946 0018, +442079460018",
    "+44 020 7946 0018, +442079460018",
    "0044 20 7946 0018, +442079460018",
    "+31 (0)6-12 34 56 78, +31612345678",
    "\uff0b31\u00a06\u201112345678, +31612345678",
    "+39 06 6982 1234, +390669821234",
    "+\u0663\u0661\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668, +31612345678"
  })
  void a_telephone_number_has_one_form(String typed, String kept) {
    assertThat(PhoneNumber.normal(typed)).contains(kept);
    assertThat(PhoneNumber.normal(kept)).contains(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "06 12 34 56 78, NL, +31612345678",
    "(020) 7946 0018, GB, +442079460018",
    "612 345 678, ES, +34612345678",
    "06 6982 1234, IT, +390669821234",
    "+31612345678, GB, +31612345678"
  })
  void a_number_of_a_country_is_read_as_people_there_type_it(String typed, String in, String kept) {
    assertThat(PhoneNumber.normal(typed, in)).contains(kept);
    assertThat(PhoneNumber.normal(typed, null).isPresent()).isEqualTo(typed.startsWith("+"));
  }

  @ParameterizedTest
  @CsvSource({"112, NL", "12345678901234, NL", "0906 1234, NL", "06.12.34, NL", "x@y.nl, NL"})
  void what_is_no_number_in_a_country_is_none(String typed, String in) {
    assertThat(PhoneNumber.normal(typed, in)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A\u00adnn", "A\u2060nn", "A\u2064nn", "A\u180enn", "A\u202enn"})
  void a_name_with_something_in_it_that_is_not_seen_is_none(String typed) {
    assertThat(PlainText.line(typed, 100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u3164", "\u2800\u2800", "\u115f\u1160", " \u200b\ufeff "})
  void what_looks_like_nothing_is_nothing(String typed) {
    assertThat(PlainText.line(typed, 100)).contains("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0612345678",
        "+31",
        "+31612",
        "+1 800 FLOWERS",
        "+44 20 7946 0018 ext. 5",
        "x@y.z"
      })
  void what_is_no_number_is_none(String typed) {
    assertThat(PhoneNumber.normal(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123 456",
        "123-456",
        "123\u2013456",
        "123\u2014456",
        "123\u00a0456",
        "\u200e123\u202f456\ufeff",
        "\uff11\uff12\uff13\uff14\uff15\uff16",
        "\u0661\u0662\u0663\u0664\u0665\u0666",
        "l23.456",
        "I23_456"
      })
  void a_code_of_digits_is_read_however_it_was_typed(String typed) {
    assertThat(TypedCodes.digits(typed)).isEqualTo("123456");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02:00:5E:10:00:01",
        "02-00-5e-10-00-01",
        "0200.5e10.0001",
        "02005e100001",
        "02 00 5e 10 00 01",
        "02\u201300\u20135e\u201310\u201300\u201301"
      })
  void a_mac_address_is_read_however_it_was_written(String typed) {
    assertThat(MacAddress.ofDevice(typed)).contains("02:00:5e:10:00:01");
  }

  @ParameterizedTest
  @CsvSource({"'\u00a0Ann\u2003', Ann", "Rene\u0301, Ren\u00e9", "'Ann  Lee', 'Ann  Lee'"})
  void a_name_is_composed_and_has_no_blanks_around_it(String typed, String kept) {
    assertThat(PlainText.line(typed, 10)).contains(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\u202eb", "a\u2066b", "a\0b", "a\nb", "a\u2028b", "abcdefghijk", "\ud800x"})
  void a_name_with_what_is_not_seen_or_too_long_is_none(String typed) {
    assertThat(PlainText.line(typed, 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\ud83d\udc69\ud83d\udc69\ud83d\udc69\ud83d\udc69\ud83d\udc69\ud83d\udc69"})
  void a_name_is_counted_as_people_count(String six) {
    assertThat(PlainText.line(six, 6)).contains(six);
  }
}
