package byway.charging.rewards.console;

import byway.fronts.web.Form;
import byway.fronts.web.NumberFields;
import byway.fronts.web.words.Numbers.Range;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.WelcomeRules;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The form of the bonuses and their bounds, in megabytes, minutes and guests a day. */
final class BonusForm {
  /** What is typed in it, in the order of the page. */
  private enum Field {
    GUEST_BONUS(
        "guestBonus",
        Unit.MEGABYTES,
        TenantSettings::guestBonusBytes,
        RewardMessages::guestMegabytes),
    FIRST_BYTES(
        "firstBytes", Unit.MEGABYTES, s -> rules(s).firstBytes(), RewardMessages::firstBytes),
    FIRST_MINUTES(
        "firstMinutes",
        Unit.MINUTES,
        s -> rules(s).firstMinutes(),
        RewardMessages::firstMinutesField),
    OWNER_BONUS(
        "ownerBonus",
        Unit.MEGABYTES,
        TenantSettings::ownerBonusBytes,
        RewardMessages::ownerBonusField),
    OWNER_AFTER(
        "ownerAfter", Unit.MEGABYTES, s -> rules(s).ownerAfterBytes(), RewardMessages::ownerAfter),
    PER_HOTSPOT(
        "perHotspot", Unit.A_DAY, s -> rules(s).perHotspotADay(), RewardMessages::perHotspot),
    PER_ADDRESS(
        "perAddress", Unit.A_DAY, s -> rules(s).perAddressADay(), RewardMessages::perAddress),
    PER_OPERATOR(
        "perOperator", Unit.A_DAY, s -> rules(s).perOperatorADay(), RewardMessages::perOperator),
    PER_OWNER("perOwner", Unit.A_DAY, TenantSettings::ownerBonusesPerDay, RewardMessages::perOwner),
    PER_OWNERS_HOTSPOT(
        "perOwnersHotspot",
        Unit.A_DAY,
        TenantSettings::deviceBonusesPerDay,
        RewardMessages::perOwnersHotspot);

    private final String name;
    private final Unit unit;
    private final ToLongFunction<TenantSettings> kept;
    private final Function<RewardMessages, String> label;

    Field(
        String name,
        Unit unit,
        ToLongFunction<TenantSettings> kept,
        Function<RewardMessages, String> label) {
      this.name = name;
      this.unit = unit;
      this.kept = kept;
      this.label = label;
    }
  }

  private enum Unit {
    /** Up to a terabyte; down to a kilobyte. */
    MEGABYTES(6, new Range(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000), 3, null)),
    MINUTES(0, Range.whole(1, 1_440)),
    A_DAY(0, Range.whole(0, 1_000_000));

    private final int digits;
    private final Range range;

    Unit(int digits, Range range) {
      this.digits = digits;
      this.range = range;
    }
  }

  /** The names of the fields. */
  static final List<String> FIELDS =
      Arrays.stream(Field.values()).map(field -> field.name).toList();

  private BonusForm() {}

  /** As it is now, in the reader's own manner of writing. */
  static Form of(TenantSettings settings, Locale reader) {
    var format = NumberFormat.getNumberInstance(reader);
    format.setGroupingUsed(false);
    format.setMaximumFractionDigits(Unit.MEGABYTES.digits);
    var form = Form.empty();
    for (var field : Field.values()) {
      var value = BigDecimal.valueOf(field.kept.applyAsLong(settings));
      form = form.with(field.name, format.format(value.movePointLeft(field.unit.digits)));
    }
    return form;
  }

  static WelcomeRules rules(TenantSettings settings) {
    return Objects.requireNonNullElse(settings.welcome(), WelcomeRules.USUAL);
  }

  /** A field as the page shows it. */
  public record Shown(String name, String label, String keys) {}

  static List<Shown> shown(RewardMessages words) {
    return Arrays.stream(Field.values())
        .map(
            field ->
                new Shown(
                    field.name,
                    field.label.apply(words),
                    field.unit == Unit.MEGABYTES ? "decimal" : "numeric"))
        .toList();
  }

  static NumberFields read(NumberFields given, String missing) {
    var read = given;
    for (var field : Field.values()) {
      read = read.read(field.name, field.unit.range, missing);
    }
    return read;
  }

  /** What was understood of what was not typed plainly, each number with what it is. */
  static String inWords(NumberFields read, Locale reader, RewardMessages words) {
    var format = NumberFormat.getNumberInstance(reader);
    return Arrays.stream(Field.values())
        .filter(field -> read.isUnplain(field.name))
        .map(field -> field.label.apply(words) + ": " + format.format(read.value(field.name)))
        .collect(Collectors.joining("; "));
  }

  /** The settings with what the form says; all else stays. */
  static TenantSettings changed(TenantSettings old, NumberFields read) {
    return new TenantSettings(
        number(read, Field.GUEST_BONUS),
        number(read, Field.OWNER_BONUS),
        count(read, Field.PER_OWNER),
        count(read, Field.PER_OWNERS_HOTSPOT),
        old.sliceBytes(),
        old.look(),
        new WelcomeRules(
            number(read, Field.FIRST_BYTES),
            count(read, Field.FIRST_MINUTES),
            count(read, Field.PER_HOTSPOT),
            count(read, Field.PER_ADDRESS),
            count(read, Field.PER_OPERATOR),
            number(read, Field.OWNER_AFTER)),
        old.country());
  }

  private static long number(NumberFields read, Field field) {
    return read.value(field.name).movePointRight(field.unit.digits).longValueExact();
  }

  private static int count(NumberFields read, Field field) {
    return Math.toIntExact(number(read, field));
  }
}
