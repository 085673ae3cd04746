package byway.kit.filters;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row with a column of each kind, some of them empty. */
record Cafe(
    UUID id,
    String name,
    @Nullable String note,
    State state,
    long visits,
    @Nullable Long spentMinor,
    Instant openedAt,
    @Nullable Instant seenAt,
    boolean online,
    @Nullable String mac) {

  enum State {
    OPEN,
    CLOSED,
    FOR_SALE
  }

  static final Columns<Cafe> COLUMNS =
      Columns.of(
              Column.id("id", Cafe::id).asSearched(),
              "-opened_at",
              Column.text("name", Cafe::name).asSearched(),
              Column.text("note", Cafe::note).asOptional().asSearched(),
              Column.choice("state", State.class, Cafe::state),
              Column.number("visits", Cafe::visits),
              Column.money("spent", 2, Cafe::spentMinor).sql("spent_minor").asOptional(),
              Column.time("opened_at", Cafe::openedAt),
              Column.time("seen_at", Cafe::seenAt).asOptional(),
              Column.flag("online", Cafe::online),
              Column.mac("mac", Cafe::mac).asOptional().asSearched())
          .between("since", "until", "opened_at");
}
