package byway.hotspot.protocol;

/** How a hotspot reaches the platform. The numbers are on the wire and never change meaning. */
public enum UplinkKind implements WireCode {
  UNKNOWN(0),
  ETHERNET(1),
  WIFI(2),
  CELLULAR_3G(3),
  CELLULAR_4G(4),
  CELLULAR_5G(5),
  SATELLITE(6);

  private final int wireCode;

  UplinkKind(int wireCode) {
    this.wireCode = wireCode;
  }

  @Override
  public int wireCode() {
    return wireCode;
  }
}
