package byway.hotspot.agent.identity;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One question by HTTP, and its answer in lines of a name and a value. */
final class PlatformCall {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 30_000;
  private static final int MOST_BYTES = 64 * 1024;
  private static final Pattern DETAIL = Pattern.compile("\"detail\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private PlatformCall() {}

  /** The platform says no, for good or for now. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status, String words) {
      super(words);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /**
   * @param first of each name
   * @param rows all values of the name {@code qr}
   */
  record Answer(Map<String, String> first, List<String> rows) {
    String needed(String name) throws IOException {
      var value = first.get(name);
      if (value == null) {
        throw new IOException("the platform's answer has no " + name);
      }
      return value;
    }

    long number(String name) throws IOException {
      try {
        return Long.parseLong(needed(name));
      } catch (NumberFormatException e) {
        throw new IOException("the platform's answer has no number as " + name, e);
      }
    }
  }

  static Answer post(URI address, Map<String, String> form) throws IOException {
    var call = (HttpURLConnection) address.toURL().openConnection();
    try {
      call.setRequestMethod("POST");
      call.setConnectTimeout(CONNECT_MILLIS);
      call.setReadTimeout(READ_MILLIS);
      call.setInstanceFollowRedirects(false);
      call.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
      call.setRequestProperty("Accept", "text/plain");
      call.setDoOutput(true);
      try (var out = call.getOutputStream()) {
        out.write(encoded(form).getBytes(StandardCharsets.US_ASCII));
      }
      int status = call.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        throw new Refused(status, words(call, status));
      }
      try (var in = call.getInputStream()) {
        return answer(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
      }
    } finally {
      call.disconnect();
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String words(HttpURLConnection call, int status) throws IOException {
    try (var in = call.getErrorStream()) {
      var body = in == null ? "" : new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      var detail = DETAIL.matcher(body);
      return detail.find() ? detail.group(1) : "it answers with status " + status;
    }
  }

  private static Answer answer(String body) {
    var first = new HashMap<String, String>();
    var rows = new ArrayList<String>();
    body.lines()
        .forEach(
            line -> {
              int at = line.indexOf(' ');
              var name = at < 0 ? line : line.substring(0, at);
              var value = at < 0 ? "" : line.substring(at + 1);
              if (name.equals("qr")) {
                rows.add(value);
              } else {
                first.putIfAbsent(name, value);
              }
            });
    return new Answer(Map.copyOf(first), List.copyOf(rows));
  }
}
