package byway.operations.tenants.api;

/** A host name, with its port where that is not the usual one. */
public record TenantHost(String host) {}
