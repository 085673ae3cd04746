package byway.operations.tenants.api;

import java.util.List;
import java.util.UUID;

/**
 * Where who runs the installation is at home: people, tokens and an audit log like an operator's,
 * of a tenant that is no operator. It is in no list of operators and has no pages of its own.
 */
public final class PlatformRealm {
  public static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");

  /** Nobody else may be called so. */
  public static final String SLUG = "platform";

  public static final Tenant TENANT =
      new Tenant(ID, SLUG, "Byway", List.of(), "EUR", TenantSettings.USUAL);

  private PlatformRealm() {}

  public static boolean is(UUID tenant) {
    return ID.equals(tenant);
  }
}
