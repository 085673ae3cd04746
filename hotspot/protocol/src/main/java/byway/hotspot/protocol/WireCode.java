package byway.hotspot.protocol;

/** A value that is one byte on the wire, with a number chosen by hand. */
interface WireCode {
  int wireCode();
}
