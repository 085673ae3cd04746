package byway.operations.flags.console;

import byway.fronts.web.words.ForReader;
import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.ConstraintOperator;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.FlagRule;
import byway.operations.flags.api.Share;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** Rules in plain words. */
record RuleWords(FlagMessages words, ForReader in) {
  private static final int MOST_VALUES = 5;

  String rule(FlagRule rule) {
    var said = new ArrayList<String>();
    said.add(share(rule.share()));
    if (!rule.share().group().isEmpty()) {
      said.add(words.inGroup(rule.share().group()));
    }
    rule.segments().forEach(name -> said.add(words.inSegment(name)));
    rule.constraints().forEach(one -> said.add(constraint(one)));
    var from = rule.from();
    if (from != null) {
      said.add(words.fromTime(in.time(from)));
    }
    var until = rule.until();
    if (until != null) {
      said.add(words.untilTime(in.time(until)));
    }
    if (!rule.variants().isEmpty()) {
      said.add(TypedRules.ofVariants(rule.variants()));
    }
    return String.join(", ", said);
  }

  private String share(Share share) {
    var percent = in.number(share.percent());
    return switch (share.by()) {
      case Share.CHANCE -> words.shareByChance(percent);
      case Share.USUAL -> share.percent() == 100 ? words.everybody() : words.share(percent);
      default -> words.shareBy(percent, share.by());
    };
  }

  String constraint(Constraint one) {
    var values =
        one.values().stream().limit(MOST_VALUES).collect(Collectors.joining(", "))
            + (one.values().size() > MOST_VALUES
                ? " + " + in.number(one.values().size() - MOST_VALUES)
                : "");
    var said = one.field() + " " + word(one.operator()) + " " + values;
    return one.inverted() ? words.notSo(said) : said;
  }

  private String word(ConstraintOperator operator) {
    return switch (operator) {
      case IN -> words.isOneOf();
      case NOT_IN -> words.isNoneOf();
      case STR_STARTS_WITH -> words.startsWith();
      case STR_ENDS_WITH -> words.endsWith();
      case STR_CONTAINS -> words.contains();
      case NUM_EQ, SEMVER_EQ -> words.same();
      case NUM_GT -> words.more();
      case NUM_GTE -> words.atLeast();
      case NUM_LT -> words.less();
      case NUM_LTE -> words.atMost();
      case DATE_AFTER -> words.after();
      case DATE_BEFORE -> words.before();
      case SEMVER_GT -> words.newer();
      case SEMVER_GTE -> words.newerOrSame();
      case SEMVER_LT -> words.older();
      case SEMVER_LTE -> words.olderOrSame();
      case REGEX -> words.matches();
      case IN_CIDR -> words.inRange();
    };
  }

  /** A flag in one line, as its history tells it. */
  String flag(FlagDefinition is) {
    if (!is.on()) {
      return words.off();
    }
    return is.rules().isEmpty()
        ? words.on()
        : words.on() + ": " + is.rules().stream().map(this::rule).collect(Collectors.joining("; "));
  }
}
