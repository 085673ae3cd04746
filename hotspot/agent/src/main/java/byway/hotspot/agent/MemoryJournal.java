package byway.hotspot.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A journal that survives the agent but not the process: for crowds of simulated hotspots. */
public final class MemoryJournal implements Journal {
  private static final int REWRITE_ENTRIES = 1024;

  private final List<JournalEntry> entries = new ArrayList<>();
  private int rewritten;

  @Override
  public void replay(Consumer<JournalEntry> reader) {
    entries.forEach(reader);
  }

  @Override
  public void append(JournalEntry entry) {
    entries.add(entry);
  }

  @Override
  public boolean wantsRewrite() {
    return entries.size() > rewritten + REWRITE_ENTRIES;
  }

  @Override
  public void rewrite(List<JournalEntry> standing) {
    entries.clear();
    entries.addAll(standing);
    rewritten = entries.size();
  }

  @Override
  public void sync() {}

  @Override
  public long sizeBytes() {
    return entries.size() * 100L;
  }

  @Override
  public void close() {}
}
