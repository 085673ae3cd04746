package byway.charging.balances.api;

import java.util.UUID;

/**
 * What a hotspot's links are believed to carry.
 *
 * @param uplinkMbit of all its guests together; 0 where everything is to be held back
 * @param radioMbit of one guest
 * @param isUplinkSaid whether somebody has said it; else it is the installation's usual
 */
public record HotspotLinks(
    UUID deviceId, int uplinkMbit, int radioMbit, boolean isUplinkSaid, boolean isRadioSaid) {}
