package byway.kit.backup;

import java.util.regex.Pattern;

/**
 * A bucket, and what all names in it begin with.
 *
 * @param prefix empty, or with a slash at its end
 */
record S3Address(String bucket, String prefix) {
  private static final Pattern FORM =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9._/-]*))?");

  static S3Address of(String place) {
    var matcher = FORM.matcher(place);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not s3://bucket/prefix, of plain letters");
    }
    var prefix = matcher.group(2) == null ? "" : matcher.group(2).replaceAll("/+$", "");
    return new S3Address(matcher.group(1), prefix.isEmpty() ? "" : prefix + "/");
  }

  @Override
  public String toString() {
    return "s3://%s/%s".formatted(bucket, prefix);
  }
}
