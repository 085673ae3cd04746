/** The gateway, with real packets. */
package byway.hotspot.gateway;
