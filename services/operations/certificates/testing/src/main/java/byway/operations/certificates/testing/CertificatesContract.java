package byway.operations.certificates.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.testing.ContractTest;
import byway.operations.certificates.api.Certificates;
import byway.operations.certificates.api.RenewCertificate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever asks certificates relies on. */
public class CertificatesContract extends ContractTest<Certificates> {
  public CertificatesContract() {
    super(Certificates.class);
  }

  @Test
  void hosts_of_nobody_here_have_none_and_are_not_asked_for() {
    refused("not_found", () -> ours.keyed("nobody.example"));
    refused("not_found", () -> ours.tlsChallenge("nobody.example"));
    refused("not_found", () -> ours.answer("a-token-that-nobody-gave"));
    refused("host_unknown", () -> ours.renew(new RenewCertificate("nobody.example")));
    assertThat(ours.list()).noneMatch(one -> one.host().equals("nobody.example"));
  }

  @Test
  void keys_are_for_the_platform_alone() {
    var staff = as(Principal.staff(UUID.randomUUID(), StaffRole.OWNER));
    refused("not_permitted", () -> staff.keyed("nobody.example"));
    refused("not_permitted", () -> staff.tlsChallenge("nobody.example"));
  }
}
