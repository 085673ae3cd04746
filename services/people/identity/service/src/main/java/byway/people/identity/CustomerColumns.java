package byway.people.identity;

import byway.kit.filters.Column;
import byway.kit.filters.Columns;
import byway.people.identity.api.Person;

/** By what customers can be filtered and sorted. */
final class CustomerColumns {
  static final Columns<Person> ALL =
      Columns.of(
              Column.id("id", Person::id).sql("person_id").asSearched(),
              "-created",
              Column.text("email", Person::email).asSearched(),
              Column.text("name", Person::name).asSearched(),
              Column.text("phone", Person::phone).asOptional().asSearched(),
              Column.text("language", Person::language),
              Column.time("created", Person::createdAt).sql("created_at"))
          .between("since", "until", "created");

  private CustomerColumns() {}
}
