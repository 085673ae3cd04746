package byway.operations.flags.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of flags say. */
@MessageBundle(value = "flags", locale = "en")
public interface FlagMessages {
  String title();

  String intro();

  String none();

  String key();

  String keyHint();

  String state();

  String on();

  String off();

  String partly();

  String unset();

  String changed();

  String description();

  String add();

  String addText();

  String keyWrong();

  String keyTaken();

  String meanwhile();

  String forWhom();

  String noRules();

  String isOff();

  String everybody();

  String share(String percent);

  String shareBy(String percent, String by);

  String shareByChance(String percent);

  String inGroup(String group);

  String inSegment(String name);

  String fromTime(String time);

  String untilTime(String time);

  String notSo(String what);

  String isOneOf();

  String isNoneOf();

  String startsWith();

  String endsWith();

  String contains();

  String same();

  String more();

  String atLeast();

  String less();

  String atMost();

  String after();

  String before();

  String newer();

  String newerOrSame();

  String older();

  String olderOrSame();

  String matches();

  String inRange();

  String rule();

  String takeAway();

  String takeAwayWhy();

  String addRule();

  String addRuleText();

  String percent();

  String percentWrong();

  String by();

  String byHint();

  String group();

  String groupHint();

  String people();

  String peopleHint();

  String conditions();

  String conditionsHint();

  String conditionsWrong();

  String inSegments();

  String segmentsHint();

  String fromLabel();

  String untilLabel();

  String timeHint();

  String timeWrong();

  String settings();

  String variants();

  String variantsHint();

  String variantsWrong();

  String needs();

  String needsHint();

  String twoAgree();

  String keep();

  String switchOn();

  String switchOff();

  String switchOffText();

  String preview();

  String person();

  String fields();

  String fieldsHint();

  String tryIt();

  String gets(String what);

  String ofThousand(String what);

  String uses();

  String noUses();

  String times();

  String variant();

  String history();

  String what();

  String who();

  String when();

  String platform();

  String segments();

  String segmentsText();

  String noSegments();

  String segment();

  String keepSegment();

  String segmentWrong();

  String guarded();

  String tokens();

  String tokensText();

  String noTokens();

  String token();

  String makeToken();

  String tokenName();

  String tokenNameWrong();

  String tokenOnce();

  String revoke();

  String revokeWhy(String name);

  String made();

  String doneChange();

  String doneOff();

  String doneSegment();

  String doneRevoke();
}
