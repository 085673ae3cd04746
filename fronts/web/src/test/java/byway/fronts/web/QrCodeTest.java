package byway.fronts.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final Pattern SIDE = Pattern.compile("viewBox='0 0 (\\d+) ");
  private static final Pattern DOT = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
  private static final int QUIET = 4;

  @Test
  void a_camera_reads_what_was_meant_with_nothing_drawn_around_it() throws ReaderException {
    var uri = "otpauth://totp/Caf%C3%A9:ann@example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    var svg = QrCode.svg(uri);
    var side = SIDE.matcher(svg);
    assertThat(side.find()).isTrue();
    var seen = new BitMatrix(Integer.parseInt(side.group(1)) - 2 * QUIET);
    DOT.matcher(svg)
        .results()
        .forEach(
            dot ->
                seen.set(
                    Integer.parseInt(dot.group(1)) - QUIET,
                    Integer.parseInt(dot.group(2)) - QUIET));
    assertThat(new Decoder().decode(seen).getText()).isEqualTo(uri);
    assertThat(QrCode.image(uri)).startsWith("data:image/svg+xml,%3Csvg").doesNotContain(" ", "<");
  }
}
