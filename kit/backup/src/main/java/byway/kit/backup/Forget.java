package byway.kit.backup;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** What no moment that is still wanted is restored from. */
final class Forget {
  private static final Logger LOG = Logger.getLogger(Forget.class);

  private Forget() {}

  /**
   * Each wanted moment needs the last base before it, and the log from there.
   *
   * @param wanted the oldest moment that is to be restorable
   * @param current the chain that goes on, of which something is always kept
   */
  static void before(Archive archive, Instant wanted, String current) throws IOException {
    var windows = Window.of(archive);
    for (var chain : archive.chains()) {
      var its = windows.stream().filter(one -> one.base().chain().equals(chain)).toList();
      boolean isOver =
          !chain.equals(current) && its.stream().noneMatch(one -> one.to().isAfter(wanted));
      if (isOver && (!its.isEmpty() || isOld(chain, wanted))) {
        archive.deleteChain(chain);
        LOG.infof("the chain %s is older than what is kept, and is gone", chain);
      } else if (!its.isEmpty()) {
        forgetBases(archive, chain, its, wanted);
      }
    }
  }

  /** One that never got its first base is told by its name, which begins with its time. */
  private static boolean isOld(String chain, Instant wanted) {
    return chain.compareTo(KeepBases.newId(wanted)) < 0;
  }

  private static void forgetBases(Archive archive, String chain, List<Window> its, Instant wanted)
      throws IOException {
    var kept = new ArrayList<Window>();
    for (int i = 0; i < its.size(); i++) {
      boolean isNeeded = i == its.size() - 1 || its.get(i + 1).from().isAfter(wanted);
      if (isNeeded) {
        kept.add(its.get(i));
      } else {
        archive.delete(its.get(i).base());
      }
    }
    var first = kept.getFirst().base().first();
    for (var segment : archive.segments(chain).headMap(first, false).keySet()) {
      archive.deleteSegment(chain, segment);
    }
  }
}
