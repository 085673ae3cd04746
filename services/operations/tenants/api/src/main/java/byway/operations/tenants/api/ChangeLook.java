package byway.operations.tenants.api;

/** What an operator is called from now on, and how its pages look. */
public record ChangeLook(String name, TenantLook look) {}
