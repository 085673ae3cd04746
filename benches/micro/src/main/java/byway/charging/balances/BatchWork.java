package byway.charging.balances;

import byway.kit.store.UuidArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A batch's column of a thousand identifiers, as it goes to the database. */
@State(Scope.Thread)
public class BatchWork {
  private static final int ROWS = 1_000;

  private final List<UUID> rows = rows();
  private final byte[] bytes = new byte[UuidArray.of(rows, row -> row).lengthInBytes()];
  private final byte[] target = new byte[bytes.length];

  private static List<UUID> rows() {
    var random = new Random(3);
    var rows = new ArrayList<UUID>(ROWS);
    for (int i = 0; i < ROWS; i++) {
      rows.add(new UUID(random.nextLong(), random.nextLong()));
    }
    return rows;
  }

  @Benchmark
  public byte[] build() {
    UuidArray.of(rows, row -> row).toBytes(target, 0);
    return target;
  }

  /** Nobody sends it without copying it once. */
  @Benchmark
  public byte[] copy() {
    System.arraycopy(bytes, 0, target, 0, bytes.length);
    return target;
  }
}
