package byway.charging.balances.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.BytesCharged.Charge;
import byway.kit.context.Trace;
import byway.kit.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BytesChargedTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

  private final Random random = new Random(7);

  @Test
  void charges_are_read_as_they_were_written_also_at_the_ends_of_what_can_be()
      throws JsonProcessingException {
    var devices = List.of(id(), id(), id());
    var charges =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    new Charge(
                        id(),
                        id(),
                        devices.get(i % 3),
                        i == 0 ? Long.MAX_VALUE : random.nextLong(1L << (i % 50 + 1)),
                        i == 1 ? -1 : i,
                        i == 2 ? Instant.EPOCH.minusSeconds(1) : NOON.plusSeconds(i / 100)))
            .toList();
    var written = Json.MAPPER.writeValueAsString(BytesCharged.of(charges));
    var read = Json.MAPPER.readValue(written, BytesCharged.class);
    assertThat(read.charges()).isEqualTo(charges);
    assertThat(BytesCharged.of(List.of()).charges()).isEmpty();
  }

  @Test
  void a_charge_of_a_batch_takes_a_quarter_of_what_it_does_spelled_out() {
    var device = id();
    var charges =
        IntStream.range(0, 200)
            .mapToObj(i -> new Charge(id(), id(), device, 0, 100_000, NOON))
            .toList();
    assertThat(BytesCharged.of(charges).packed().length() / charges.size()).isLessThan(55);
  }

  @Test
  void each_charge_keeps_its_trace_and_many_of_one_trace_name_it_once() throws Exception {
    var charges =
        IntStream.range(0, 200).mapToObj(i -> new Charge(id(), id(), id(), 0, 9, NOON)).toList();
    var traces = IntStream.range(0, 4).mapToObj(i -> Trace.start().traceId()).toList();
    var of = IntStream.range(0, 200).mapToObj(i -> traces.get(i % 4)).toList();
    var written = Json.MAPPER.writeValueAsString(BytesCharged.of(charges, of));
    var read = Json.MAPPER.readValue(written, BytesCharged.class);
    assertThat(read.traceIds()).isEqualTo(of);
    assertThat(read.traces()).hasSizeLessThan(400);
    assertThat(BytesCharged.of(charges).traceIds()).isEmpty();
    assertThatThrownBy(() -> new BytesCharged("", "AgA=").traceIds())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_cut_off_or_of_another_form_is_refused() {
    var packed =
        Base64.getDecoder()
            .decode(BytesCharged.of(List.of(new Charge(id(), id(), id(), 1, 2, NOON))).packed());
    for (int length = 0; length < packed.length; length++) {
      var cut = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(packed, length));
      assertThatThrownBy(() -> new BytesCharged(cut, null).charges())
          .isInstanceOf(IllegalArgumentException.class);
    }
    packed[0] = 2;
    var other = Base64.getEncoder().encodeToString(packed);
    assertThatThrownBy(() -> new BytesCharged(other, null).charges())
        .hasMessage("charges of form 2 are not known here");
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
