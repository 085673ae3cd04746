package byway.fronts.console;

import byway.contracts.tenants.TenantSettings;
import byway.contracts.tenants.WelcomeRules;
import byway.fronts.look.Form;
import byway.fronts.look.NumberFields;
import byway.fronts.look.NumberMessages;
import byway.fronts.look.words.Numbers.Range;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The form of the bonuses and their bounds, in megabytes, minutes and guests a day. */
final class WelcomeForm {
  private static final int MEGABYTE_DIGITS = 6;

  /** A terabyte; down to a kilobyte. */
  private static final Range MEGABYTES =
      new Range(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000), 3, null);

  private static final Range MINUTES = Range.whole(1, 1_440);
  private static final Range A_DAY = Range.whole(0, 1_000_000);
  private static final List<String> SIZES =
      List.of("guestBonus", "firstBytes", "ownerBonus", "ownerAfter");
  private static final List<String> COUNTS =
      List.of("perHotspot", "perAddress", "perOperator", "perOwner", "perOwnersHotspot");
  private static final String MINUTES_FIELD = "firstMinutes";

  private WelcomeForm() {}

  /** As it is now, in the reader's own manner of writing. */
  static Form of(TenantSettings settings, Locale reader) {
    var rules = rules(settings);
    var format = NumberFormat.getNumberInstance(reader);
    format.setGroupingUsed(false);
    format.setMaximumFractionDigits(MEGABYTE_DIGITS);
    var form = Form.empty().with(MINUTES_FIELD, format.format(rules.firstMinutes()));
    var sizes =
        List.of(
            settings.guestBonusBytes(),
            rules.firstBytes(),
            settings.ownerBonusBytes(),
            rules.ownerAfterBytes());
    for (int i = 0; i < sizes.size(); i++) {
      var megabytes = BigDecimal.valueOf(sizes.get(i)).movePointLeft(MEGABYTE_DIGITS);
      form = form.with(SIZES.get(i), format.format(megabytes));
    }
    var counts =
        List.of(
            rules.perHotspotADay(),
            rules.perAddressADay(),
            rules.perOperatorADay(),
            settings.ownerBonusesPerDay(),
            settings.deviceBonusesPerDay());
    for (int i = 0; i < counts.size(); i++) {
      form = form.with(COUNTS.get(i), format.format(counts.get(i)));
    }
    return form;
  }

  static WelcomeRules rules(TenantSettings settings) {
    return Objects.requireNonNullElse(settings.welcome(), WelcomeRules.USUAL);
  }

  static NumberFields read(Form form, Locale reader, NumberMessages numbers, String missing) {
    var read = new NumberFields(form, reader, numbers);
    for (var field : SIZES) {
      read = read.read(field, MEGABYTES, missing);
    }
    read = read.read(MINUTES_FIELD, MINUTES, missing);
    for (var field : COUNTS) {
      read = read.read(field, A_DAY, missing);
    }
    return read;
  }

  /** What was understood, in the order of the form. */
  static String inWords(NumberFields read, Locale reader) {
    var format = NumberFormat.getNumberInstance(reader);
    var sizes = SIZES.stream().map(field -> format.format(read.value(field)) + "\u00a0MB");
    var counts = COUNTS.stream().map(field -> format.format(read.value(field)));
    return sizes.collect(Collectors.joining(" · "))
        + " · "
        + format.format(read.value(MINUTES_FIELD))
        + " · "
        + counts.collect(Collectors.joining(" · "));
  }

  /** The settings with what the form says; all else stays. */
  static TenantSettings changed(TenantSettings old, NumberFields read) {
    return new TenantSettings(
        bytes(read, SIZES.get(0)),
        bytes(read, SIZES.get(2)),
        count(read, COUNTS.get(3)),
        count(read, COUNTS.get(4)),
        old.sliceBytes(),
        old.look(),
        new WelcomeRules(
            bytes(read, SIZES.get(1)),
            count(read, MINUTES_FIELD),
            count(read, COUNTS.get(0)),
            count(read, COUNTS.get(1)),
            count(read, COUNTS.get(2)),
            bytes(read, SIZES.get(3))));
  }

  private static long bytes(NumberFields read, String field) {
    return read.value(field).movePointRight(MEGABYTE_DIGITS).longValueExact();
  }

  private static int count(NumberFields read, String field) {
    return read.value(field).intValueExact();
  }
}
