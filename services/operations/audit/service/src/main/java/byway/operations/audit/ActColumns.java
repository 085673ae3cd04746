package byway.operations.audit;

import byway.kit.filters.Column;
import byway.kit.filters.Columns;
import byway.operations.audit.AuditRows.Row;
import byway.operations.audit.api.Actor;
import byway.operations.audit.api.Outcome;

/** By what acts can be filtered and sorted. */
final class ActColumns {
  static final Columns<Row> ALL =
      Columns.of(
              Column.number("number", Row::number),
              "-number",
              Column.time("at", Row::at),
              Column.choice("kind", Actor.class, Row::kind),
              Column.id("who", Row::by).sql("by").asOptional().asSearched(),
              Column.text("role", Row::role),
              Column.text("act", Row::act).asSearched(),
              Column.text("call", Row::call).asSearched(),
              Column.text("subject", Row::subject).asSearched(),
              Column.choice("outcome", Outcome.class, Row::outcome),
              Column.text("code", Row::code),
              Column.text("reason", Row::reason).asSearched(),
              Column.text("trace", Row::trace))
          .between("since", "until", "at");

  private ActColumns() {}
}
