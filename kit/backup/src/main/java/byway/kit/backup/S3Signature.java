package byway.kit.backup;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 of a request to S3 (docs.aws.amazon.com, "Create a signed AWS API
 * request"): of the host, the hash of the body and the time.
 */
final class S3Signature {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String SIGNED = "host;x-amz-content-sha256;x-amz-date";
  private static final int DAY = 8;

  private final String keyId;
  private final String secret;
  private final String region;

  S3Signature(String keyId, String secret, String region) {
    this.keyId = keyId;
    this.secret = secret;
    this.region = region;
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  /**
   * The header Authorization.
   *
   * @param path and query as they are sent, encoded; the query in the order of its names
   */
  String of(String method, String host, String path, String query, String bodyHash, String time) {
    var canonical =
        String.join(
            "\n",
            method,
            path,
            query,
            "host:" + host,
            "x-amz-content-sha256:" + bodyHash,
            "x-amz-date:" + time,
            "",
            SIGNED,
            bodyHash);
    var scope = "%s/%s/s3/aws4_request".formatted(time.substring(0, DAY), region);
    var toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            time,
            scope,
            Archive.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    var key = mac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), time.substring(0, DAY));
    for (var part : new String[] {region, "s3", "aws4_request"}) {
      key = mac(key, part);
    }
    return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
        .formatted(keyId, scope, SIGNED, HexFormat.of().formatHex(mac(key, toSign)));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
