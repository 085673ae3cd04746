package byway.contracts.devices;

/** Out of service, or back. */
public record BlockDevice(boolean blocked, String reason) {}
