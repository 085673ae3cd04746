package byway.network.enrolment;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/** A QR code as rows of {@code 0} and {@code 1}, which a box can draw without a library. */
final class QrRows {
  private QrRows() {}

  static List<String> of(String text) {
    try {
      var matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      var rows = new ArrayList<String>();
      for (int y = 0; y < matrix.getHeight(); y++) {
        var row = new StringBuilder();
        for (int x = 0; x < matrix.getWidth(); x++) {
          row.append(matrix.get(x, y) == 1 ? '1' : '0');
        }
        rows.add(row.toString());
      }
      return List.copyOf(rows);
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
  }
}
