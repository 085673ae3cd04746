package byway.charging.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.usage.Records.Numbered;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PackedRecordsTest {
  private static final List<UUID> SOME =
      List.of(new UUID(-1, 1), new UUID(2, -2), new UUID(0, 0), UUID.randomUUID());

  @Property(tries = 300)
  void what_is_bound_comes_out_as_it_was(@ForAll("records") List<Numbered> records) {
    assertThat(PackedRecords.records(PackedRecords.of(records))).isEqualTo(records);
  }

  @Provide
  Arbitrary<List<Numbered>> records() {
    var ids = Arbitraries.of(SOME);
    var bytes = Arbitraries.longs().greaterOrEqual(0);
    var at =
        Arbitraries.longs()
            .between(-1_000_000_000_000_000L, 8_000_000_000_000_000L)
            .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    return Combinators.combine(at, Arbitraries.longs(), ids, ids, bytes, bytes)
        .as(Numbered::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(50);
  }

  @Test
  void a_record_among_others_takes_less_than_twenty_bytes() {
    var records = new ArrayList<Numbered>();
    var at = Instant.parse("2026-03-01T12:00:00.123456Z");
    for (int i = 0; i < 100; i++) {
      records.add(
          new Numbered(
              at.plusMillis(i * 60_013L),
              i * 100_000L,
              SOME.get(0),
              SOME.get(1),
              1 << 20,
              1 << 24));
    }
    assertThat(PackedRecords.of(records)).hasSizeLessThan(100 * 20);
  }

  @Test
  void packed_records_of_another_form_is_not_guessed_at() {
    var record = new Numbered(Instant.EPOCH, 1, SOME.get(0), SOME.get(1), 1, 2);
    var packed = PackedRecords.of(List.of(record));
    packed[0] = 2;
    assertThatThrownBy(() -> PackedRecords.records(packed))
        .isInstanceOf(IllegalStateException.class);
  }
}
