package byway.operations.installation.api;

import org.jspecify.annotations.Nullable;

/** What has been answered so far; secrets are not in it. */
public record SetUp(
    @Nullable Place place,
    @Nullable OperatorAnswer operator,
    @Nullable OwnerAnswer owner,
    @Nullable MailAnswer mail,
    @Nullable CardsAnswer cards) {
  public static final SetUp NOTHING = new SetUp(null, null, null, null, null);
  public static final int QUESTIONS = 5;

  public SetUp with(OperatorAnswer answer) {
    return new SetUp(place, answer, owner, mail, cards);
  }

  public SetUp with(OwnerAnswer answer) {
    return new SetUp(place, operator, answer, mail, cards);
  }

  public SetUp with(MailAnswer answer) {
    return new SetUp(place, operator, owner, answer, cards);
  }

  public SetUp with(CardsAnswer answer) {
    return new SetUp(place, operator, owner, mail, answer);
  }

  /** The first question without an answer, from 1; one more than there are where all have one. */
  public int next() {
    if (place == null || !place.isReached()) {
      return 1;
    }
    if (operator == null) {
      return 2;
    }
    if (owner == null) {
      return 3;
    }
    if (mail == null) {
      return 4;
    }
    return cards == null ? QUESTIONS : QUESTIONS + 1;
  }
}
