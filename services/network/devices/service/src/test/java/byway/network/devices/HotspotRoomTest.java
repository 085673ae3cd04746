package byway.network.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import byway.network.devices.api.RegisterDevice;
import byway.operations.tenants.api.TenantLimits;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HotspotRoomTest extends DevicesHouse {
  @Test
  void one_hotspot_more_than_an_operator_may_have_is_refused_and_the_same_again_is_not() {
    operators.add(tenant);
    var unused = operators.limit(tenant, new TenantLimits(1, null, null));
    var first = wanted("BW-1");
    assertThat(register(first)).isEqualTo(first.id());
    assertThat(register(first)).isEqualTo(first.id());
    assertThatThrownBy(() -> register(wanted("BW-2")))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("too_many_hotspots"));
    unused = operators.limit(tenant, TenantLimits.NONE);
    assertThat(register(wanted("BW-3"))).isNotNull();
  }

  private static RegisterDevice wanted(String serial) {
    return new RegisterDevice(UUID.randomUUID(), "Cafe", serial, UUID.randomUUID());
  }

  private UUID register(RegisterDevice wanted) {
    return infrastructure.as(tenant, () -> devices.register(wanted)).device().id();
  }
}
