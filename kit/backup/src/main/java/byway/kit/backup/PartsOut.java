package byway.kit.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A stream cut into objects of a size that fits into memory, each sealed and put as it is full. */
final class PartsOut extends OutputStream {
  private static final int PART_BYTES = 8 * 1024 * 1024;

  private final Archive archive;
  private final String folder;
  private final byte[] buffer = new byte[PART_BYTES];
  private final List<Base.Part> parts = new ArrayList<>();
  private int filled;

  PartsOut(Archive archive, String folder) {
    this.archive = archive;
    this.folder = folder;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int done = 0; done < length; ) {
      int step = Math.min(length - done, PART_BYTES - filled);
      System.arraycopy(bytes, from + done, buffer, filled, step);
      filled += step;
      done += step;
      if (filled == PART_BYTES) {
        put();
      }
    }
  }

  private void put() throws IOException {
    var name = "%s/part-%06d".formatted(folder, parts.size() + 1);
    parts.add(archive.put(name, buffer, filled));
    filled = 0;
  }

  @Override
  public void close() throws IOException {
    if (filled > 0) {
      put();
    }
  }

  List<Base.Part> parts() {
    return List.copyOf(parts);
  }
}
