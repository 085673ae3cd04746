package byway.outside.cards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happened, one line of JSON for each change; a line is all of a change or nothing of it.
 * Written before the change is answered, so it survives a killed process (a lost machine it does
 * not: nothing is forced to disk).
 */
final class Journal implements AutoCloseable {
  private static final TypeReference<List<ObjectNode>> OBJECTS = new TypeReference<>() {};

  private final Path file;
  private final FileChannel lock;
  // Not a FileChannel: those close for good when a thread is interrupted while it writes.
  private RandomAccessFile out;
  private long rewrittenBytes;
  private boolean broken;

  private Journal(Path file, FileChannel lock) throws IOException {
    this.file = file;
    this.lock = lock;
    this.out = open(file);
  }

  /** Opens the file, which belongs to one processor at a time, and replays it. */
  static Journal open(Path file, Consumer<List<ObjectNode>> replay) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var journal = new Journal(file, locked(file));
      journal.replay(replay);
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    var channel =
        FileChannel.open(
            sibling(file, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean isOurs = false;
    try {
      isOurs = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another one of this process has it.
    }
    if (!isOurs) {
      channel.close();
      throw new IllegalStateException("another card processor uses " + file);
    }
    return channel;
  }

  private void replay(Consumer<List<ObjectNode>> replay) throws IOException {
    long whole = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        List<ObjectNode> objects;
        try {
          objects = Json.MAPPER.readValue(line, OBJECTS);
        } catch (JsonProcessingException e) {
          if (reader.readLine() != null) {
            throw new IOException("damaged before its end: " + file, e);
          }
          break; // The last write was cut short: its caller never got an answer.
        }
        replay.accept(objects);
        whole += line.getBytes(StandardCharsets.UTF_8).length + 1L;
      }
    }
    boolean lineEndMissing = out.length() < whole;
    out.setLength(Math.min(whole, out.length()));
    out.seek(out.length());
    if (lineEndMissing) {
      out.write('\n');
    }
  }

  /** Adds one change; when this throws, the file is as it was. */
  void append(Collection<ObjectNode> objects) {
    if (broken) {
      throw new IllegalStateException("an earlier write to " + file + " could not be undone");
    }
    long before = -1;
    try {
      before = out.getFilePointer();
      write(out, objects);
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

  /** Whether it is, and at least twice what it came to when it was last rewritten. */
  boolean isLongerThan(long bytes) {
    try {
      return out.length() > Math.max(bytes, 2 * rewrittenBytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the history by what it came to; when this throws, nothing is lost. */
  void rewrite(Iterable<ObjectNode> state) {
    var fresh = sibling(file, ".new");
    try {
      Files.deleteIfExists(fresh);
      var next = open(fresh);
      try {
        for (var object : state) {
          write(next, List.of(object));
        }
        rewrittenBytes = next.length();
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        next.close();
        throw e;
      }
      var old = out;
      out = next;
      old.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rewrite " + file, e);
    }
  }

  private static void write(RandomAccessFile file, Collection<ObjectNode> objects)
      throws IOException {
    file.write((Json.write(objects) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static RandomAccessFile open(Path file) throws IOException {
    return new RandomAccessFile(file.toFile(), "rw");
  }

  private static Path sibling(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  @Override
  public void close() {
    try (var kept = out;
        lock) {
      kept.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
