package byway.network.devices.api;

/**
 * Where something stands (WGS 84).
 *
 * @param latitude degrees north of the equator, from -90 to 90
 * @param longitude degrees east of Greenwich, from -180 to 180
 */
public record Location(double latitude, double longitude) {}
