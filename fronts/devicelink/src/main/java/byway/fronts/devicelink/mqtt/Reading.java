package byway.fronts.devicelink.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One packet, or a part of it, being read: never past its end, and nothing but what is allowed. */
final class Reading {
  private final byte[] bytes;
  private final int end;
  private int at;

  Reading(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  boolean hasMore() {
    return at < end;
  }

  int left() {
    return end - at;
  }

  int octet() {
    need(1);
    return bytes[at++] & 0xFF;
  }

  int two() {
    need(2);
    int value = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    at += 2;
    return value;
  }

  long four() {
    return (long) two() << 16 | two();
  }

  /** A variable byte integer, in the fewest bytes that hold it (1.5.5). */
  int variable() {
    int value = 0;
    for (int shift = 0; shift <= 21; shift += 7) {
      int octet = octet();
      value |= (octet & 0x7F) << shift;
      if (octet < 0x80) {
        if (octet == 0 && shift > 0) {
          throw Broken.malformed("a number in a longer form than needed");
        }
        return value;
      }
    }
    throw Broken.malformed("a number that does not end");
  }

  /** UTF-8 without surrogates and without U+0000 (1.5.4). */
  String text() {
    int length = two();
    need(length);
    int from = at;
    at += length;
    boolean ascii = true;
    for (int i = from; i < at; i++) {
      if (bytes[i] == 0) {
        throw Broken.malformed("a text with a NUL");
      }
      ascii &= bytes[i] > 0;
    }
    if (ascii) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw Broken.malformed("a text that is not UTF-8");
    }
  }

  byte[] binary() {
    return take(two());
  }

  byte[] rest() {
    return take(left());
  }

  /** The next so many bytes, to be read by themselves. */
  Reading part(int length) {
    need(length);
    at += length;
    return new Reading(bytes, at - length, at);
  }

  private byte[] take(int length) {
    need(length);
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  void end() {
    if (at < end) {
      throw Broken.malformed("bytes left over");
    }
  }

  private void need(int length) {
    if (end - at < length) {
      throw Broken.malformed("cut short");
    }
  }
}
