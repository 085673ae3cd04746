package byway.network.access;

import byway.kit.filters.Column;
import byway.kit.filters.Columns;
import byway.network.access.api.Session;

/** By what sessions can be filtered and sorted; their ids grow with time. */
final class SessionColumns {
  static final Columns<Session> ALL =
      Columns.of(
              Column.id("id", Session::id).asSearched(),
              "-id",
              Column.text("mac", Session::mac).asSearched(),
              Column.id("customer", Session::customerId).sql("customer_id"),
              Column.id("hotspot", Session::deviceId).sql("device_id"),
              Column.flag("open", Session::isOpen).sql("(closed_at is null)"),
              Column.time("opened", Session::openedAt).sql("opened_at"),
              Column.time("closed", Session::closedAt).sql("closed_at").asOptional(),
              Column.text("ended", Session::closedFor).sql("closed_for").asOptional())
          .between("since", "until", "opened");

  private SessionColumns() {}
}
