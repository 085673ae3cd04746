package byway.fronts.web;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A picture that a phone's camera reads (ISO/IEC 18004), small enough to be part of the page. */
public final class QrCode {
  /** Around it nothing is drawn, or cameras do not find it. */
  private static final int QUIET = 4;

  private QrCode() {}

  /** As the address of an image: dark on white, whatever the page is. */
  public static String image(String text) {
    return "data:image/svg+xml,"
        + URLEncoder.encode(svg(text), StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String svg(String text) {
    try {
      var matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      int side = matrix.getWidth() + 2 * QUIET;
      var path = new StringBuilder();
      for (int y = 0; y < matrix.getHeight(); y++) {
        for (int x = 0; x < matrix.getWidth(); x++) {
          if (matrix.get(x, y) == 1) {
            path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
          }
        }
      }
      return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %1$d %1$d'>".formatted(side)
          + "<rect width='%1$d' height='%1$d' fill='#fff'/>".formatted(side)
          + "<path d='"
          + path
          + "' fill='#000'/></svg>";
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a picture", e);
    }
  }
}
