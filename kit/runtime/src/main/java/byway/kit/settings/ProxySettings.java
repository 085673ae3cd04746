package byway.kit.settings;

/**
 * What is believed about requests that come by way of others.
 *
 * @param trusted whose word is believed
 * @param headers in which headers they say it: {@code x-forwarded} for X-Forwarded-For, -Proto and
 *     -Host, {@code forwarded} for RFC 7239, {@code any} for the first of these that is there
 */
public record ProxySettings(TrustedProxies trusted, String headers) {
  static ProxySettings read(SettingsReader in) {
    return new ProxySettings(
        in.read(
            "TRUSTED_PROXIES",
            "",
            "proxies in front of this, whose word on scheme, host and client is believed:"
                + " address or block, ...",
            TrustedProxies::parse),
        in.oneOf(
            "PROXY_HEADERS",
            "any",
            "headers in which they say it; name the one they set: any, x-forwarded, forwarded",
            "any",
            "x-forwarded",
            "forwarded"));
  }

  /** Nobody is believed. */
  public static ProxySettings none() {
    return new ProxySettings(TrustedProxies.parse(""), "any");
  }
}
