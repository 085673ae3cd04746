package byway.network.devices.api;

/** A hotspot and its secret of 256 random bits, kept only as a hash. */
public record RegisteredDevice(Device device, String secret) {}
