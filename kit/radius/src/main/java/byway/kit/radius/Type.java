package byway.kit.radius;

import org.jspecify.annotations.Nullable;

/**
 * An attribute's type.
 *
 * @param vendor its SMI Network Management Private Enterprise Code; 0 for the standard ones
 * @param number 1 to 255
 */
public record Type(int vendor, int number) {
  public Type {
    if (vendor < 0 || number < 1 || number > 255) {
      throw new IllegalArgumentException("no such attribute: %d/%d".formatted(vendor, number));
    }
  }

  /** Written out: each look for an attribute compares with all that are before it. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Type that && number == that.number && vendor == that.vendor;
  }

  @Override
  public int hashCode() {
    return 31 * vendor + number;
  }

  private static Type standard(int number) {
    return new Type(0, number);
  }

  public static final Type USER_NAME = standard(1);
  public static final Type USER_PASSWORD = standard(2);
  public static final Type CHAP_PASSWORD = standard(3);
  public static final Type NAS_IP_ADDRESS = standard(4);
  public static final Type NAS_PORT = standard(5);
  public static final Type SERVICE_TYPE = standard(6);
  public static final Type FRAMED_IP_ADDRESS = standard(8);
  public static final Type REPLY_MESSAGE = standard(18);
  public static final Type STATE = standard(24);
  public static final Type CLASS = standard(25);
  public static final Type VENDOR_SPECIFIC = standard(26);
  public static final Type SESSION_TIMEOUT = standard(27);
  public static final Type IDLE_TIMEOUT = standard(28);
  public static final Type CALLED_STATION_ID = standard(30);
  public static final Type CALLING_STATION_ID = standard(31);
  public static final Type NAS_IDENTIFIER = standard(32);
  public static final Type PROXY_STATE = standard(33);
  public static final Type ACCT_STATUS_TYPE = standard(40);
  public static final Type ACCT_DELAY_TIME = standard(41);
  public static final Type ACCT_INPUT_OCTETS = standard(42);
  public static final Type ACCT_OUTPUT_OCTETS = standard(43);
  public static final Type ACCT_SESSION_ID = standard(44);
  public static final Type ACCT_SESSION_TIME = standard(46);
  public static final Type ACCT_TERMINATE_CAUSE = standard(49);
  public static final Type ACCT_INPUT_GIGAWORDS = standard(52);
  public static final Type ACCT_OUTPUT_GIGAWORDS = standard(53);
  public static final Type EVENT_TIMESTAMP = standard(55);
  public static final Type CHAP_CHALLENGE = standard(60);
  public static final Type NAS_PORT_TYPE = standard(61);
  public static final Type EAP_MESSAGE = standard(79);
  public static final Type MESSAGE_AUTHENTICATOR = standard(80);
  public static final Type ACCT_INTERIM_INTERVAL = standard(85);
  public static final Type NAS_PORT_ID = standard(87);
  public static final Type ERROR_CAUSE = standard(101);

  /** Microsoft (RFC 2548). */
  private static final int MICROSOFT = 311;

  public static final Type MS_CHAP_ERROR = new Type(MICROSOFT, 2);
  public static final Type MS_MPPE_ENCRYPTION_POLICY = new Type(MICROSOFT, 7);
  public static final Type MS_MPPE_ENCRYPTION_TYPES = new Type(MICROSOFT, 8);
  public static final Type MS_CHAP_CHALLENGE = new Type(MICROSOFT, 11);
  public static final Type MS_MPPE_SEND_KEY = new Type(MICROSOFT, 16);
  public static final Type MS_MPPE_RECV_KEY = new Type(MICROSOFT, 17);
  public static final Type MS_CHAP2_RESPONSE = new Type(MICROSOFT, 25);
  public static final Type MS_CHAP2_SUCCESS = new Type(MICROSOFT, 26);

  /** Wi-Fi Alliance, Best Current Practices for Wireless ISP Roaming. */
  private static final int WISPR = 14122;

  public static final Type WISPR_LOGOFF_URL = new Type(WISPR, 3);
  public static final Type WISPR_REDIRECTION_URL = new Type(WISPR, 4);
  public static final Type WISPR_BANDWIDTH_MAX_UP = new Type(WISPR, 7);
  public static final Type WISPR_BANDWIDTH_MAX_DOWN = new Type(WISPR, 8);

  /** ChilliSpot and CoovaChilli. */
  private static final int CHILLISPOT = 14559;

  public static final Type CHILLISPOT_MAX_TOTAL_OCTETS = new Type(CHILLISPOT, 3);
  public static final Type CHILLISPOT_MAX_TOTAL_GIGAWORDS = new Type(CHILLISPOT, 23);

  private static final int MIKROTIK = 14988;

  public static final Type MIKROTIK_RATE_LIMIT = new Type(MIKROTIK, 8);
  public static final Type MIKROTIK_TOTAL_LIMIT = new Type(MIKROTIK, 17);
  public static final Type MIKROTIK_TOTAL_LIMIT_GIGAWORDS = new Type(MIKROTIK, 18);
}
