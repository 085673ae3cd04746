package byway.operations.tenants.console;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A logo as somebody uploads it: a PNG (ISO/IEC 15948) of bounded size, of which only what makes
 * the picture is kept. Nothing here decodes the picture; its frame is enough to bound what a
 * browser has to do, and what is not the picture, such as where it was taken, is left out.
 */
sealed interface Logo {
  int LEAST_PIXELS = 32;
  int MOST_PIXELS = 512;

  /** So that it fits into a logo's 8,000 characters. */
  int MOST_BYTES = 5_900;

  /** One that can be shown, as a {@code data:} address. */
  record Fine(String address) implements Logo {}

  /** Not a whole PNG. */
  record NotPng() implements Logo {}

  /** Not between 32 and 512 pixels each way. */
  record WrongSize(int width, int height) implements Logo {}

  /** Of more bytes than the portal can carry. */
  record Heavy(int bytes) implements Logo {}

  /** What a file is. */
  static Logo of(byte[] file) {
    return Png.read(ByteBuffer.wrap(file));
  }

  /** The frame of a PNG: chunks of a length, a name, content and a checksum. */
  final class Png {
    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final Set<String> PICTURE =
        Set.of("IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "IDAT", "IEND");
    private static final int HEADER_BYTES = 13;
    private static final int AROUND_BYTES = 12;
    private static final int MOST_FILE_BYTES = 200_000;

    private Png() {}

    static Logo read(ByteBuffer file) {
      if (file.remaining() > MOST_FILE_BYTES) {
        return new Heavy(file.remaining());
      }
      if (file.remaining() < 8 || file.getLong() != SIGNATURE) {
        return new NotPng();
      }
      var kept = new ByteArrayOutputStream();
      kept.writeBytes(ByteBuffer.allocate(8).putLong(SIGNATURE).array());
      int width = 0;
      int height = 0;
      var last = "";
      while (file.remaining() >= AROUND_BYTES) {
        int begin = file.position();
        int length = file.getInt();
        if (length < 0 || length > file.remaining() - 8) {
          return new NotPng();
        }
        var named = new byte[4 + length];
        file.get(named);
        var name = new String(named, 0, 4, StandardCharsets.ISO_8859_1);
        if (!isIntact(named, file.getInt()) || last.isEmpty() != name.equals("IHDR")) {
          return new NotPng();
        }
        if (name.equals("IHDR")) {
          if (length != HEADER_BYTES) {
            return new NotPng();
          }
          width = ByteBuffer.wrap(named).getInt(4);
          height = ByteBuffer.wrap(named).getInt(8);
        }
        if (PICTURE.contains(name)) {
          kept.write(file.array(), begin, AROUND_BYTES + length);
        }
        last = name;
        if (name.equals("IEND")) {
          break; // what follows is no picture
        }
      }
      return last.equals("IEND") ? fitting(width, height, kept.toByteArray()) : new NotPng();
    }

    private static boolean isIntact(byte[] named, int checksum) {
      var sum = new CRC32();
      sum.update(named);
      return (int) sum.getValue() == checksum;
    }

    private static Logo fitting(int width, int height, byte[] picture) {
      if (Math.min(width, height) < LEAST_PIXELS || Math.max(width, height) > MOST_PIXELS) {
        return new WrongSize(width, height);
      }
      return picture.length > MOST_BYTES
          ? new Heavy(picture.length)
          : new Fine("data:image/png;base64," + Base64.getEncoder().encodeToString(picture));
    }
  }
}
