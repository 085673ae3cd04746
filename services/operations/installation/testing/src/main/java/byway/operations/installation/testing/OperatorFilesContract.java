package byway.operations.installation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.operations.installation.api.OperatorApplied;
import byway.operations.installation.api.OperatorFile;
import byway.operations.installation.api.OperatorFiles;
import byway.operations.installation.api.OwnerFile;
import byway.operations.installation.api.Trouble;
import byway.operations.tenants.api.TenantLimits;
import byway.operations.tenants.api.Tenants;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What scripts that make operators rely on. */
public class OperatorFilesContract extends ContractTest<OperatorFiles> {
  private final String slug = "f" + tenant.toString().substring(0, 8);
  private final String host = slug + ".example";
  private final OwnerFile owner =
      new OwnerFile("owner@" + host, "Olivia", "en", "a pleasant password");

  public OperatorFilesContract() {
    super(OperatorFiles.class);
  }

  @Test
  void the_same_file_again_changes_nothing() {
    var file = file("One", List.of(host), "EUR", owner);
    assertThat(ours.apply(file).done())
        .containsExactly(
            "operator " + slug + " created", "limits set", "owner owner@" + host + " added");
    var again = ours.apply(file);
    assertThat(again.done()).isEmpty();
    assertThat(again.troubles()).isEmpty();
    var kept = neighbour(Tenants.class).get(Objects.requireNonNull(again.id()));
    assertThat(kept.hosts()).containsExactly(host);
    assertThat(kept.settings().country()).isEqualTo("NL");
    assertThat(kept.limits()).isEqualTo(new TenantLimits(5, null, null));
  }

  @Test
  void what_differs_is_changed_and_told() {
    var unused = ours.apply(file("One", List.of(host), "EUR", null));
    var changed = ours.apply(file("Two", List.of("www." + host), "EUR", null));
    assertThat(changed.done())
        .containsExactly(
            "name changed", "host www." + host + " added", "host " + host + " removed");
  }

  @Test
  void all_that_cannot_be_taken_is_said_at_once_and_nothing_is_done() {
    var bad =
        file(" ", List.of("no host"), "EURO", new OwnerFile("nobody", "Olivia", "en", "short"));
    assertThat(codes(ours.apply(bad)))
        .containsExactly(
            "name_invalid",
            "host_invalid",
            "currency_invalid",
            "email_invalid",
            "password_too_short");
    notFound(() -> neighbour(Tenants.class).bySlug(slug));
  }

  @Test
  void a_currency_stays() {
    var unused = ours.apply(file("One", List.of(), "EUR", null));
    assertThat(codes(ours.apply(file("One", List.of(), "USD", null))))
        .containsExactly("currency_fixed");
  }

  private static List<String> codes(OperatorApplied applied) {
    return applied.troubles().stream().map(Trouble::code).toList();
  }

  private OperatorFile file(
      String name, List<String> hosts, String currency, @Nullable OwnerFile of) {
    return new OperatorFile(
        slug, name, hosts, currency, "NL", "Europe/Amsterdam", of, new TenantLimits(5, null, null));
  }
}
