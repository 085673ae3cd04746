package byway.network.devices.api;

/** Out of service for good. */
public record RetireDevice(String reason) {}
