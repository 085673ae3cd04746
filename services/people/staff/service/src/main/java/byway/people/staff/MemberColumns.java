package byway.people.staff;

import byway.kit.context.StaffRole;
import byway.kit.filters.Column;
import byway.kit.filters.Columns;
import byway.people.staff.api.StaffMember;

/** By what members can be filtered and sorted. */
final class MemberColumns {
  static final Columns<StaffMember> ALL =
      Columns.of(
          Column.id("id", StaffMember::personId).sql("person_id").asSearched(),
          "-since",
          Column.text("name", StaffMember::name).asSearched(),
          Column.text("email", StaffMember::email).asSearched(),
          Column.choice("role", StaffRole.class, StaffMember::role),
          Column.time("since", StaffMember::since));

  private MemberColumns() {}
}
