package byway.kit.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** One file of the log, whose end is mostly empty. */
final class Packing {
  private Packing() {}

  static byte[] packed(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream(bytes.length / 4);
    try (var packed = new Fast(out)) {
      packed.write(bytes);
    }
    return out.toByteArray();
  }

  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  static byte[] unpacked(byte[] packed) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      var bytes = in.readNBytes(ObjectStore.MOST_BYTES);
      if (in.read() >= 0) {
        throw new IOException("a file of the log is larger than any of PostgreSQL's");
      }
      return bytes;
    }
  }
}
