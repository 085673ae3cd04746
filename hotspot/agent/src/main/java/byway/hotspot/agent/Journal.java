package byway.hotspot.agent;

import java.util.List;
import java.util.function.Consumer;

/** What an agent remembers across restarts. Used by one thread at a time. */
public interface Journal extends AutoCloseable {
  /** Gives every entry that is whole, oldest first; called once, before any append. */
  void replay(Consumer<JournalEntry> reader);

  /**
   * Adds an entry.
   *
   * @throws java.io.UncheckedIOException when it cannot be written; the journal is then as before
   */
  void append(JournalEntry entry);

  /** Whether so much is outdated that {@link #rewrite} is worth its while. */
  boolean wantsRewrite();

  /** Replaces everything by what still counts; either all of it or nothing happens. */
  void rewrite(List<JournalEntry> standing);

  /** Makes what was appended survive the loss of power, not only the end of the process. */
  void sync();

  /** Its size. */
  long sizeBytes();

  @Override
  void close();
}
