package byway.charging.usage;

import byway.charging.usage.Records.Numbered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A customer's day of a hundred records, bound and read. */
@State(Scope.Thread)
public class PackedRecordsWork {
  private static final int RECORDS = 100;

  private final List<Numbered> records = records();
  private final byte[] packed = PackedRecords.of(records);

  private static List<Numbered> records() {
    var random = new Random(3);
    var records = new ArrayList<Numbered>(RECORDS);
    for (int i = 0; i < RECORDS; i++) {
      records.add(
          new Numbered(
              Instant.ofEpochSecond(1_700_000_000 + i * 300L, random.nextInt(1_000_000) * 1_000L),
              i * 100_000L,
              new UUID(1, i / 10),
              new UUID(2, 2),
              random.nextInt(1 << 20),
              random.nextInt(1 << 24)));
    }
    return records;
  }

  @Benchmark
  public int bind() {
    return PackedRecords.of(records).length;
  }

  @Benchmark
  public int read() {
    return PackedRecords.records(packed).size();
  }

  @Benchmark
  public byte[] copy() {
    return packed.clone();
  }
}
