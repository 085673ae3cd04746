package byway.kit.web;

import io.netty.buffer.ByteBuf;

/**
 * Reads a body in chunks along with the frame's decoder (RFC 9112, 7.1). That one takes the lowest
 * 32 bits of a length for the length, and blanks before it; a proxy that reads all of the number
 * would then find the end of the body elsewhere, and the next request in the middle of it.
 */
final class ChunkSpelling {
  /** Far more than a body may have. */
  private static final int MOST_DIGITS = 7;

  /** Of extensions, which nobody needs and many could be told instead of a body. */
  private static final int MOST_EXTENSION_BYTES = 4_096;

  private enum At {
    SIZE,
    EXTENSION,
    SIZE_END,
    DATA,
    DATA_CR,
    DATA_LF,
    TRAILER
  }

  private At at = At.SIZE;
  private int digits;
  private int left;
  private int extensionBytes;
  private boolean atLineStart;

  void begin() {
    at = At.SIZE;
    digits = 0;
    left = 0;
    extensionBytes = 0;
  }

  /** Whether these bytes, which follow those before, can be read in one way only. */
  boolean isPlain(ByteBuf in, int from, int to) {
    int i = from;
    while (i < to) {
      if (at == At.DATA) {
        int some = Math.min(left, to - i);
        left -= some;
        i += some;
        if (left == 0) {
          at = At.DATA_CR;
        }
      } else if (!isPlain(in.getByte(i++))) {
        return false;
      }
    }
    return true;
  }

  private boolean isPlain(byte octet) {
    return switch (at) {
      case SIZE -> size(octet);
      case EXTENSION -> extension(octet);
      case SIZE_END -> {
        at = left > 0 ? At.DATA : At.TRAILER;
        digits = 0;
        atLineStart = true;
        yield octet == '\n';
      }
      case DATA_CR -> {
        at = At.DATA_LF;
        yield octet == '\r';
      }
      case DATA_LF -> {
        at = At.SIZE;
        yield octet == '\n';
      }
      case TRAILER -> {
        boolean goesOn = atLineStart && (octet == ' ' || octet == '\t' || octet == ':');
        atLineStart = octet == '\n';
        yield !goesOn;
      }
      case DATA -> true;
    };
  }

  private boolean size(byte octet) {
    int digit = Character.digit(octet, 16);
    if (digit >= 0) {
      left = left << 4 | digit;
      return ++digits <= MOST_DIGITS;
    }
    at = octet == '\r' ? At.SIZE_END : At.EXTENSION;
    return digits > 0 && (octet == '\r' || octet == ';');
  }

  private boolean extension(byte octet) {
    if (octet == '\r') {
      at = At.SIZE_END;
      return true;
    }
    return (octet >= ' ' || octet == '\t') && ++extensionBytes <= MOST_EXTENSION_BYTES;
  }
}
