package byway.fronts.radius;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Bytes that should be text (RFC 8044 section 3.4) and may be anything: what no text can say, a
 * NUL, a control character or what is no UTF-8, is written as a backslash and two hexadecimal
 * digits, and so is a backslash. So no two are written alike, and each can be said back.
 */
final class PlainText {
  private static final HexFormat HEX = HexFormat.of();

  private PlainText() {}

  static String of(byte[] bytes) {
    for (byte one : bytes) {
      if (one < ' ' || one == 0x7f || one == '\\') {
        return escaped(bytes);
      }
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static String escaped(byte[] bytes) {
    var text = new StringBuilder(bytes.length + 16);
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes))
          .codePoints()
          .forEach(point -> add(text, point));
    } catch (CharacterCodingException e) {
      text.setLength(0);
      for (byte one : bytes) {
        add(text, one < 0 ? 0x80 : one, one);
      }
    }
    return text.toString();
  }

  private static void add(StringBuilder text, int point) {
    add(text, point, Character.toString(point).getBytes(StandardCharsets.UTF_8));
  }

  private static void add(StringBuilder text, int point, byte... bytes) {
    if (!Character.isISOControl(point) && point != '\\') {
      text.appendCodePoint(point);
      return;
    }
    for (byte one : bytes) {
      text.append('\\').append(HEX.toHexDigits(one));
    }
  }

  /** The bytes that were written so. */
  static byte[] bytes(String text) {
    if (text.indexOf('\\') < 0) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    var bytes = new ByteArrayOutputStream(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && at + 2 < text.length() && isHex(text, at + 1)) {
        bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
        at += 2;
      } else {
        int point = text.codePointAt(at);
        bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        at += Character.charCount(point) - 1;
      }
    }
    return bytes.toByteArray();
  }

  private static boolean isHex(String text, int at) {
    return HexFormat.isHexDigit(text.charAt(at)) && HexFormat.isHexDigit(text.charAt(at + 1));
  }
}
