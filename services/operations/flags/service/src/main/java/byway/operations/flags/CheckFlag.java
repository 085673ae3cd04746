package byway.operations.flags;

import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.FlagRule;
import byway.operations.flags.api.NeededFlag;
import byway.operations.flags.api.Segment;
import byway.operations.flags.api.Share;
import byway.operations.flags.api.Variant;
import byway.operations.flags.api.asking.Legible;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody may have meant; all else is refused, and changes nothing. */
final class CheckFlag {
  static final int LONGEST_TEXT = 200;
  private static final int LONGEST_VALUE = 2_000;
  private static final int MOST_RULES = 20;
  private static final int MOST_CONSTRAINTS = 20;
  private static final int MOST_VALUES = 1_000;
  private static final int MOST_SEGMENTS = 10;
  private static final int MOST_VARIANTS = 20;
  private static final int MOST_NEEDS = 10;
  private static final int MOST_WEIGHT = 10_000;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,59}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,59}");

  private CheckFlag() {}

  static void check(String key, FlagDefinition is) {
    holds(KEY.matcher(key).matches(), "a key has 1 to 100 letters, digits, dots and hyphens");
    holds(isLine(is.description()), "a description is one line of at most 200 characters");
    most(is.rules(), MOST_RULES, "rules");
    is.rules().forEach(CheckFlag::check);
    variants(is.variants());
    most(is.needs(), MOST_NEEDS, "needed flags");
    for (NeededFlag need : is.needs()) {
      holds(KEY.matcher(need.key()).matches(), "a needed flag is named by its key");
      holds(!need.key().equals(key), "a flag does not need itself");
      most(need.variants(), MOST_VARIANTS, "variants of a needed flag");
    }
  }

  private static void check(FlagRule rule) {
    var share = rule.share();
    holds(share.percent() >= 0 && share.percent() <= 100, "a share is 0 to 100 percent");
    holds(isField(share.by()), "a share is told apart by a field");
    holds(isLine(share.group()), "a group has at most 200 characters");
    var from = rule.from();
    var until = rule.until();
    holds(from == null || until == null || from.isBefore(until), "it ends after it begins");
    most(rule.segments(), MOST_SEGMENTS, "segments");
    rule.segments().forEach(name -> holds(NAME.matcher(name).matches(), "a segment has a name"));
    constraints(rule.constraints());
    variants(rule.variants());
  }

  static void check(Segment segment) {
    if (!NAME.matcher(segment.name()).matches() || !isLine(segment.description())) {
      throw Refusal.invalid(
          "segment_invalid", "a segment has a name of 1 to 60 letters, digits and blanks");
    }
    try {
      constraints(segment.constraints());
      holds(!segment.constraints().isEmpty(), "a segment has a constraint");
    } catch (Refusal refusal) {
      throw Refusal.invalid("segment_invalid", refusal.detail());
    }
  }

  private static void constraints(List<Constraint> constraints) {
    most(constraints, MOST_CONSTRAINTS, "constraints");
    for (var one : constraints) {
      holds(isField(one.field()), "a field has 1 to 60 letters, digits, dots and hyphens");
      most(one.values(), MOST_VALUES, "values");
      holds(one.values().stream().allMatch(CheckFlag::isLine), "a value has 200 characters");
      holds(
          Legible.is(one),
          "%s of %s cannot be compared with that".formatted(one.operator(), one.field()));
    }
  }

  private static void variants(List<Variant> variants) {
    most(variants, MOST_VARIANTS, "variants");
    var names = new HashSet<String>();
    int sum = 0;
    for (var one : variants) {
      holds(NAME.matcher(one.name()).matches(), "a variant has a name of 1 to 60 letters");
      holds(names.add(one.name()), "two variants have one name");
      holds(one.weight() >= 0 && one.weight() <= MOST_WEIGHT, "a weight is 0 to 10,000");
      holds(isField(one.by()), "variants are told apart by a field");
      holds(
          one.value().length() <= LONGEST_VALUE && one.value().indexOf('\0') < 0,
          "a value has at most 2,000 characters");
      holds(isOfItsKind(one), "the value of %s is not of its kind".formatted(one.name()));
      most(one.fixed(), MOST_CONSTRAINTS, "those who get it whatever the weights say");
      one.fixed().forEach(who -> most(who.values(), MOST_VALUES, "values"));
      sum += one.weight();
    }
    holds(variants.isEmpty() || sum > 0, "one variant has a weight");
  }

  private static boolean isOfItsKind(Variant one) {
    return switch (one.kind()) {
      case TEXT -> true;
      case NUMBER -> Values.isNumber(one.value());
      case JSON -> Values.isObject(one.value());
    };
  }

  private static boolean isField(String field) {
    return field.equals(Share.USUAL)
        || field.equals(Share.CHANCE)
        || FIELD.matcher(field).matches();
  }

  private static boolean isLine(String text) {
    return PlainText.line(text, LONGEST_TEXT).isPresent();
  }

  private static void most(List<?> all, int most, String what) {
    holds(all.size() <= most, "there are at most %d %s".formatted(most, what));
  }

  private static void holds(boolean is, String otherwise) {
    if (!is) {
      throw Refusal.invalid("flag_invalid", otherwise);
    }
  }
}
