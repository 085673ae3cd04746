package byway.people.abuse.console;

import byway.fronts.web.lists.Cell;
import byway.kit.values.Refusal;
import byway.people.abuse.api.AbuseKind;
import byway.people.abuse.api.AbuseNote;
import byway.people.abuse.api.AbuseState;

/** Kinds and states in words. */
final class AbuseWords {
  private AbuseWords() {}

  static String kind(AbuseKind kind, AbuseMessages words) {
    return switch (kind) {
      case SPAM -> words.spam();
      case ATTACK -> words.attack();
      case COPYRIGHT -> words.copyright();
      case UNLAWFUL -> words.unlawful();
      case OTHER -> words.other();
    };
  }

  static Cell state(AbuseState state, AbuseMessages words) {
    return switch (state) {
      case NEW -> Cell.badge("bad", words.stateNew());
      case TAKEN -> Cell.badge("warn", words.stateTaken());
      case ACTED -> Cell.badge("good", words.stateActed());
      case REJECTED -> Cell.badge("quiet", words.stateRejected());
    };
  }

  static AbuseState state(String typed) {
    try {
      return AbuseState.valueOf(typed);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("state_invalid", "there is no such state");
    }
  }

  static String note(AbuseNote.Kind kind, AbuseMessages words) {
    return switch (kind) {
      case NOTE -> words.note();
      case STATE -> words.state();
      case ANSWER -> words.answer();
      case NOTICE -> words.notice();
      case SUSPENDED -> words.suspended();
      case RESUMED -> words.resumed();
    };
  }
}
