package byway.kit.store;

import java.util.Map;
import java.util.TreeMap;

/** How many rows hang on a version of the installation's secret. */
public record VersionCount(int keyVersion, long count) {
  /**
   * @param rows {@code from} a table, and {@code where}, with the column {@code key_version}
   */
  public static Map<Integer, Long> of(Tx tx, String rows) {
    var counts = new TreeMap<Integer, Long>();
    tx.query("select key_version, count(*) as count " + rows + " group by key_version")
        .mapTo(VersionCount.class)
        .forEach(one -> counts.put(one.keyVersion, one.count));
    return counts;
  }
}
