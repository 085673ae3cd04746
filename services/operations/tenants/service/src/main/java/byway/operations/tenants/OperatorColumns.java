package byway.operations.tenants;

import byway.kit.filters.Column;
import byway.kit.filters.Columns;
import byway.operations.tenants.api.Tenant;

/** By what operators can be filtered and sorted. */
final class OperatorColumns {
  static final Columns<Tenant> ALL =
      Columns.of(
          Column.text("slug", Tenant::slug).asSearched(),
          "slug",
          Column.text("name", Tenant::name).asSearched(),
          Column.text("currency", Tenant::currency),
          Column.<Tenant>text("country", one -> one.settings().country()).asOptional(),
          Column.<Tenant>flag("suspended", Tenant::isSuspended).sql("suspended_at is not null"));

  private OperatorColumns() {}
}
