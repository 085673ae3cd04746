package byway.outside.cards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happened, one line of JSON for each change; a line is all of a change or nothing of it.
 * Written before the change is answered, so it survives a killed process (a lost machine it does
 * not: nothing is forced to disk).
 */
final class Journal implements AutoCloseable {
  private static final TypeReference<List<Entry>> ENTRIES = new TypeReference<>() {};

  private final Path file;
  private final long limitBytes;
  private final FileChannel lockChannel;
  private final FileLock lock;
  // Not a FileChannel: those close for good when a thread is interrupted while it writes.
  private RandomAccessFile out;
  private long rewrittenBytes;
  private boolean broken;

  private Journal(Path file, long limitBytes, FileChannel lockChannel, FileLock lock)
      throws IOException {
    this.file = file;
    this.limitBytes = limitBytes;
    this.lockChannel = lockChannel;
    this.lock = lock;
    this.out = open(file);
  }

  /** Opens the file, which belongs to one processor at a time, and replays it. */
  static Journal open(Path file, long limitBytes, Consumer<List<Entry>> replay) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      FileChannel lockChannel =
          FileChannel.open(
              sibling(file, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(lockChannel);
      if (lock == null) {
        lockChannel.close();
        throw new IllegalStateException("another card processor uses " + file);
      }
      Journal journal = new Journal(file, limitBytes, lockChannel, lock);
      journal.replay(replay);
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void replay(Consumer<List<Entry>> replay) throws IOException {
    long whole = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        List<Entry> entries;
        try {
          entries = Json.MAPPER.readValue(line, ENTRIES);
        } catch (JsonProcessingException e) {
          if (reader.readLine() != null) {
            throw new IOException("damaged before its end: " + file, e);
          }
          break; // The last write was cut short: its caller never got an answer.
        }
        replay.accept(entries);
        whole += line.getBytes(StandardCharsets.UTF_8).length + 1L;
      }
    }
    boolean lineEndMissing = out.length() < whole;
    out.setLength(Math.min(whole, out.length()));
    out.seek(out.length());
    if (lineEndMissing) {
      write(out, "\n");
    }
  }

  /** Adds one change; when this throws, the file is as it was. */
  void append(Collection<? extends Entry> entries) {
    if (broken) {
      throw new IllegalStateException("an earlier write to " + file + " could not be undone");
    }
    long before = -1;
    try {
      before = out.getFilePointer();
      write(out, line(entries));
    } catch (IOException e) {
      undo(before);
      throw new UncheckedIOException("cannot keep a change in " + file, e);
    }
  }

  private void undo(long before) {
    try {
      if (before >= 0) {
        out.setLength(before);
        out.seek(before);
      }
    } catch (IOException e) {
      broken = true; // Half a line may stay behind; a further append would bury it.
    }
  }

  boolean overgrown() {
    try {
      return out.length() > Math.max(limitBytes, 2 * rewrittenBytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the history by what it came to; when this throws, nothing is lost. */
  void rewrite(Iterable<? extends Entry> state) {
    Path fresh = sibling(file, ".new");
    try {
      Files.deleteIfExists(fresh);
      RandomAccessFile next = open(fresh);
      try {
        for (Entry entry : state) {
          write(next, line(List.of(entry)));
        }
        rewrittenBytes = next.length();
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        next.close();
        throw e;
      }
      RandomAccessFile old = out;
      out = next;
      old.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rewrite " + file, e);
    }
  }

  private static String line(Collection<? extends Entry> entries) throws IOException {
    return Json.MAPPER.writerFor(ENTRIES).writeValueAsString(List.copyOf(entries)) + "\n";
  }

  private static void write(RandomAccessFile file, String text) throws IOException {
    file.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static RandomAccessFile open(Path file) throws IOException {
    return new RandomAccessFile(file.toFile(), "rw");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static Path sibling(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  @Override
  public void close() {
    try (RandomAccessFile kept = out;
        lockChannel;
        lock) {
      kept.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
