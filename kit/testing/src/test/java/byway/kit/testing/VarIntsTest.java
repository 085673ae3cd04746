package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.VarInts;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VarIntsTest {
  private final ByteBuffer buffer = ByteBuffer.allocate(2 * VarInts.MOST_BYTES);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 127, 128, 300, -1, -2, Long.MAX_VALUE, Long.MIN_VALUE})
  void numbers_come_back_as_they_were_put(long number) {
    VarInts.put(buffer, number);
    VarInts.putFolded(buffer, number);
    buffer.flip();
    assertThat(VarInts.take(buffer)).isEqualTo(number);
    assertThat(VarInts.takeFolded(buffer)).isEqualTo(number);
    assertThat(buffer.hasRemaining()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"150, 9601", "0, 00", "127, 7f", "-1, ffffffffffffffffff01"})
  void bytes_are_those_of_protocol_buffers(long number, String bytes) {
    VarInts.put(buffer, number);
    assertThat(HexFormat.of().formatHex(buffer.array(), 0, buffer.position())).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"0, 00", "-1, 01", "1, 02", "-2, 03"})
  void small_numbers_are_small_whatever_their_sign(long number, String bytes) {
    VarInts.putFolded(buffer, number);
    assertThat(HexFormat.of().formatHex(buffer.array(), 0, buffer.position())).isEqualTo(bytes);
  }

  @Test
  void a_number_that_never_ends_is_none() {
    var endless = ByteBuffer.wrap(HexFormat.of().parseHex("ff".repeat(11)));
    assertThatThrownBy(() -> VarInts.take(endless)).isInstanceOf(IllegalArgumentException.class);
  }
}
