package byway.commerce.catalog.console;

import static org.assertj.core.api.Assertions.assertThat;

import byway.fronts.web.Form;
import byway.fronts.web.NumberFields;
import byway.fronts.web.NumberMessages;
import byway.kit.values.Money;
import java.lang.reflect.Proxy;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NewPackTest {
  /** What a message is called, instead of what it says. */
  private static <T> T names(Class<T> bundle) {
    return bundle.cast(
        Proxy.newProxyInstance(
            NewPackTest.class.getClassLoader(),
            new Class<?>[] {bundle},
            (proxy, message, values) -> message.getName()));
  }

  private static NumberFields read(Form form, String currency, Locale reader) {
    var numbers = new NumberFields(form, reader, names(NumberMessages.class));
    return NewPack.read(numbers, currency, names(PackMessages.class));
  }

  private static NumberFields read(String gigabytes, String price, String currency, Locale reader) {
    var form = Form.empty().with("name", "Week").with("gigabytes", gigabytes).with("price", price);
    return read(form, currency, reader);
  }

  @Test
  void a_pack_is_said_in_gigabytes_and_coins() {
    var dutch = Locale.of("nl");
    var pack = read("0,5", "4,50", "EUR", dutch);
    assertThat(NewPack.bytes(pack)).isEqualTo(500_000_000L);
    assertThat(NewPack.price(pack, "EUR")).isEqualTo(new Money(450, "EUR"));
    assertThat(pack.counts(NewPack.inWords(pack, "EUR", dutch))).isTrue();
    var yen = read("1", "450", "JPY", Locale.ENGLISH);
    assertThat(NewPack.price(yen, "JPY")).isEqualTo(new Money(450, "JPY"));
  }

  @Test
  void a_pack_without_a_price_is_refused_beside_the_price() {
    var checked = read("5", "free", "EUR", Locale.ENGLISH).form();
    assertThat(checked.problemIn("price")).isEqualTo("priceWrong");
    assertThat(checked.problemIn("gigabytes")).isEmpty();
  }

  @Test
  void a_thousand_with_its_sign_is_a_thousand_and_is_said_back_before_it_counts() {
    var pack = read("5", "1,000", "EUR", Locale.ENGLISH);
    var understood = NewPack.inWords(pack, "EUR", Locale.ENGLISH);
    assertThat(NewPack.price(pack, "EUR")).isEqualTo(new Money(100_000, "EUR"));
    assertThat(pack.counts(understood)).isFalse();
    var again = pack.saidBack(understood);
    assertThat(again.value("understood")).contains("€1,000");
    assertThat(read(again, "EUR", Locale.ENGLISH).counts(understood)).isTrue();
  }

  @Test
  void what_could_mean_two_things_is_asked_about() {
    var checked = read("75.000", "75.000", "EUR", Locale.ENGLISH).form();
    assertThat(checked.problemIn("gigabytes")).isEqualTo("unclear");
    assertThat(checked.problemIn("price")).isEqualTo("unclear");
  }
}
