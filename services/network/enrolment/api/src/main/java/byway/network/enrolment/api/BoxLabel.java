package byway.network.enrolment.api;

import java.util.List;

/**
 * What is printed on a box.
 *
 * @param qr the address as a QR code, a row of {@code 0} and {@code 1} each
 */
public record BoxLabel(String serial, String code, String claimAddress, List<String> qr) {}
