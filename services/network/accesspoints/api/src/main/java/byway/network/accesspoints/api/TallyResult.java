package byway.network.accesspoints.api;

import java.util.UUID;

/** What came of beginning a tally. */
public sealed interface TallyResult {
  /** It is so, now or since before. */
  record Begun(Tally tally) implements TallyResult {}

  /** Not for this session: another accounting session counts for it, or has. */
  record Taken(UUID sessionId) implements TallyResult {}

  /** Another process was first: what there is now is to be asked for. */
  record Overtaken() implements TallyResult {}
}
