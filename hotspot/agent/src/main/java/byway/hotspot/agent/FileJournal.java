package byway.hotspot.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A journal in a file that is only appended to, and now and then rewritten beside and renamed over.
 * An entry that is torn, as by power loss, and whatever follows it is cut off at the next opening.
 */
public final class FileJournal implements Journal {
  /** "BYWAYJ", a zero, the version of the form. */
  private static final long MAGIC = 0x4259_5741_594A_0001L;

  private static final int MAGIC_BYTES = 8;

  /** More than any live state (256 sessions, settings) needs; a larger file is not ours. */
  private static final int MOST_BYTES = 64 << 20;

  private final Path file;
  private final long rewriteBytes;
  private FileChannel channel;
  private long size;
  private long rewrittenSize;
  private boolean unsynced;

  private FileJournal(Path file, long rewriteBytes, FileChannel channel) {
    this.file = file;
    this.rewriteBytes = rewriteBytes;
    this.channel = channel;
  }

  /**
   * Opens or creates a journal; no other agent can open it meanwhile.
   *
   * @param rewriteBytes how much it may grow by before it is rewritten
   * @throws UncheckedIOException when it cannot be opened, or another agent has it open
   */
  public static FileJournal open(Path file, long rewriteBytes) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.deleteIfExists(beside(file));
      return new FileJournal(file, rewriteBytes, locked(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel locked(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new IOException("another agent uses " + path);
      }
      return channel;
    } catch (IOException | OverlappingFileLockException taken) {
      channel.close();
      throw taken instanceof IOException e ? e : new IOException("another agent uses " + path);
    }
  }

  @Override
  public void replay(Consumer<JournalEntry> reader) {
    try {
      ByteBuffer all = ByteBuffer.allocate((int) Math.min(channel.size(), MOST_BYTES));
      while (all.hasRemaining() && channel.read(all, all.position()) >= 0) {
        continue;
      }
      all.flip();
      if (all.remaining() < MAGIC_BYTES || all.getLong() != MAGIC) {
        // New, torn in its first bytes, or of another version: the platform's snapshot is the rest.
        channel.truncate(0);
        size = 0;
        append(ByteBuffer.allocate(MAGIC_BYTES).putLong(MAGIC).flip());
      } else {
        for (Optional<JournalEntry> entry = JournalForm.read(all);
            entry.isPresent();
            entry = JournalForm.read(all)) {
          reader.accept(entry.get());
        }
        size = all.position();
        channel.truncate(size);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void append(JournalEntry entry) {
    append(JournalForm.write(entry));
  }

  private void append(ByteBuffer bytes) {
    try {
      long end = size;
      while (bytes.hasRemaining()) {
        end += channel.write(bytes, end);
      }
      size = end;
      unsynced = true;
    } catch (IOException e) {
      // Half an entry would hide all later ones: it lies past `size` and is written over.
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean wantsRewrite() {
    return size > rewrittenSize + rewriteBytes;
  }

  @Override
  public void rewrite(List<JournalEntry> standing) {
    Path beside = beside(file);
    try {
      FileChannel next = locked(beside);
      long nextSize = 0;
      try {
        next.truncate(0);
        nextSize += next.write(ByteBuffer.allocate(MAGIC_BYTES).putLong(MAGIC).flip(), nextSize);
        for (JournalEntry entry : standing) {
          ByteBuffer bytes = JournalForm.write(entry);
          while (bytes.hasRemaining()) {
            nextSize += next.write(bytes, nextSize);
          }
        }
        // Before the rename: a name must never lead to a file whose bytes are not there yet.
        next.force(true);
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException | RuntimeException failed) {
        next.close();
        throw failed;
      }
      channel.close();
      channel = next;
      size = nextSize;
      rewrittenSize = nextSize;
      syncFolder();
    } catch (AtomicMoveNotSupportedException e) {
      throw new UncheckedIOException("the journal's file system cannot rename atomically", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void syncFolder() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  @Override
  public void sync() {
    if (unsynced) {
      try {
        channel.force(false);
        unsynced = false;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public long sizeBytes() {
    return size;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
