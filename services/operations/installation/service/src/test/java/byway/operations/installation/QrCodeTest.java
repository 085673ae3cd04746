package byway.operations.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final int DOT = 4;

  @Test
  void a_camera_reads_the_link_from_what_the_terminal_shows() throws Exception {
    var link = "https://wifi.example.org/setup?link=AbCdEfGhIjKlMnOpQrStUvWxYz012345";
    var picture = QrCode.of(link);
    assertThat(picture.lines()).hasSizeLessThan(30).allMatch(line -> line.length() < 60);
    assertThat(new QRCodeReader().decode(seen(picture)).getText()).isEqualTo(link);
  }

  /** As light as the terminal's letters are, on its dark ground. */
  private static BinaryBitmap seen(String picture) {
    var lines = picture.lines().toList();
    int width = lines.getFirst().length() * DOT;
    int height = lines.size() * 2 * DOT;
    var pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        var letter = lines.get(y / DOT / 2).charAt(x / DOT);
        boolean upper = y / DOT % 2 == 0;
        boolean light =
            switch (letter) {
              case '\u2588' -> true;
              case '\u2580' -> upper;
              case '\u2584' -> !upper;
              default -> false;
            };
        pixels[y * width + x] = light ? 0xffffff : 0;
      }
    }
    return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
  }
}
