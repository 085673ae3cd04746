package byway.operations.installation;

import byway.kit.values.Ids;
import byway.operations.installation.api.AnswerPlace;
import byway.operations.installation.api.Answered;
import byway.operations.installation.api.Place;
import byway.operations.installation.api.Reached;
import byway.operations.installation.api.SetUp;
import byway.operations.installation.api.SetUpToken;
import byway.operations.installation.api.Trouble;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first question: where the installation is reached. A name that the world knows is not enough;
 * the browser of who sets it up brings a nonce there, and it must arrive here under that very
 * address.
 */
@Singleton
final class ReachPlace {
  private final Drafts drafts;
  private final TryPlace tryPlace;
  private final Ids ids;

  ReachPlace(Drafts drafts, TryPlace tryPlace, Ids ids) {
    this.drafts = drafts;
    this.tryPlace = tryPlace;
    this.ids = ids;
  }

  Answered ask(AnswerPlace answer) {
    var kept = drafts.of(answer.token()).setUp();
    boolean here = answer.typed().isBlank();
    var origin = TryPlace.origin(here ? answer.here() : answer.typed());
    if (origin.isEmpty()) {
      return refused(kept, new Trouble("place", "place_invalid", answer.typed()));
    }
    var trouble = here ? null : tryPlace.trouble(origin.get());
    if (trouble != null) {
      return refused(kept, trouble);
    }
    // where the browser is at this moment it has come already
    var place =
        new Place(
            origin.get(),
            ids.next().toString(),
            origin.get().equals(answer.here()) ? origin.get() : null);
    return taken(drafts.change(answer.token(), draft -> draft.with(at(place, draft.setUp()))));
  }

  void reached(Reached seen) {
    drafts.note(
        draft -> isMeant(draft.setUp().place(), seen),
        draft -> draft.with(at(seenAt(draft.setUp().place(), seen), draft.setUp())));
  }

  private static boolean isMeant(@Nullable Place place, Reached seen) {
    return place != null && place.nonce().equals(seen.nonce());
  }

  private static @Nullable Place seenAt(@Nullable Place place, Reached seen) {
    return place == null ? null : new Place(place.origin(), place.nonce(), seen.origin());
  }

  Answered prove(SetUpToken token) {
    var kept = drafts.of(token.token()).setUp();
    var trouble = trouble(kept.place());
    return trouble == null ? taken(kept) : refused(kept, trouble);
  }

  private static @Nullable Trouble trouble(@Nullable Place place) {
    if (place == null) {
      return new Trouble("place", "place_invalid", "");
    }
    var seen = place.seenAs();
    if (seen == null) {
      return new Trouble("place", "not_reached", place.origin());
    }
    if (place.isReached()) {
      return null;
    }
    boolean sameHost = TryPlace.host(seen).equals(TryPlace.host(place.origin()));
    return new Trouble("place", sameHost ? "scheme_lost" : "host_lost", seen);
  }

  private static SetUp at(@Nullable Place place, SetUp now) {
    return new SetUp(place, now.operator(), now.owner(), now.mail(), now.cards());
  }

  private static Answered taken(Draft draft) {
    return taken(draft.setUp());
  }

  private static Answered taken(SetUp kept) {
    return new Answered(kept, List.of());
  }

  private static Answered refused(SetUp kept, Trouble trouble) {
    return new Answered(kept, List.of(trouble));
  }
}
