package byway.network.accesspoints;

import byway.kit.filters.Column;
import byway.kit.filters.Columns;
import byway.network.accesspoints.Rows.Row;
import byway.network.accesspoints.api.Dialect;
import java.util.Arrays;

/** By what access points can be filtered and sorted. */
final class AccessPointColumns {
  static final Columns<Row> ALL =
      Columns.of(
          Column.id("id", Row::deviceId).sql("device_id").asSearched(),
          "id",
          Column.text("nas", Row::nasIdentifier).sql("nas_identifier").asSearched(),
          Column.text("address", Row::ranges).sql("ranges").asSearched(),
          Column.choice(
              "dialect", Arrays.stream(Dialect.values()).map(Dialect::name).toList(), Row::dialect),
          Column.flag("signs", Row::signsRequests).sql("signs_requests"),
          Column.flag("passwords", Row::takesPasswords).sql("takes_passwords"));

  private AccessPointColumns() {}
}
