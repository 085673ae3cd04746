package byway.fronts.radius;

import byway.people.identity.api.NetworkProofResult.MsChap2Answer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether somebody is let in at an access point. */
sealed interface Decision {
  /**
   * Let in. No session is open yet: that begins with the access point's first report, which brings
   * the pass back.
   *
   * @param leftBytes 1 or more
   */
  record LetIn(byte[] sealedPass, long leftBytes, @Nullable MsChap2Answer answer)
      implements Decision {}

  /**
   * Not let in.
   *
   * @param why for the metric
   * @param sentence for the person
   */
  record TurnedAway(String why, String sentence) implements Decision, Identified {}

  /** Whose secret it is. */
  sealed interface Identified {}

  /** This customer's. */
  record Customer(UUID id) implements Identified {}
}
