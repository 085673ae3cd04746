package byway.kit.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** The same stream again; each object is checked as it is opened. */
final class PartsIn extends InputStream {
  private final Archive archive;
  private final Iterator<Base.Part> parts;
  private byte[] open = new byte[0];
  private int at;

  PartsIn(Archive archive, List<Base.Part> parts) {
    this.archive = archive;
    this.parts = parts.iterator();
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? open[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int step = Math.min(length, open.length - at);
    System.arraycopy(open, at, bytes, from, step);
    at += step;
    return step;
  }

  private boolean hasMore() throws IOException {
    while (at == open.length) {
      if (!parts.hasNext()) {
        return false;
      }
      open = archive.get(parts.next());
      at = 0;
    }
    return true;
  }
}
