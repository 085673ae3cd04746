package byway.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Requests made out of the API's description: right ones, and such as are wrong in path, query,
 * headers or body. What is mostly right goes deepest.
 */
final class OddRequests {
  private static final int MOST_BODY = 2 << 20;
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "BREW");

  private static final List<String> CONTENT_TYPES =
      List.of(
          "application/json; charset=utf-16",
          "application/json;;",
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/merge-patch+json",
          "*/*",
          "nothing");

  private static final List<String> ODD_HEADERS =
      List.of(
          "Accept: text/html",
          "Accept: application/xml;q=2",
          "Accept: ",
          "Accept-Language: xx-" + "y".repeat(200),
          "Accept-Encoding: gzip, br;q=9",
          "Content-Encoding: gzip",
          "Expect: 100-continue",
          "Range: bytes=0-0,-1",
          "If-Match: \"x\"",
          "If-Modified-Since: never",
          "Cookie: byway_session=" + "z".repeat(2_000),
          "Cookie: byway_session=\u00e9; a; =b",
          "X-Forwarded-For: 1.2.3.4, ::1",
          "X-Forwarded-Host: evil.example",
          "X-HTTP-Method-Override: DELETE",
          "Forwarded: for=_x;host=evil.example",
          "traceparent: 00-zz-zz-01",
          "Byway-Principal: PLATFORM",
          "Byway-Tenant: 00000000-0000-7000-8000-000000000001",
          "Origin: null",
          "Upgrade: websocket",
          "X-Long: " + "h".repeat(9_000));

  private final Described description;
  private final Map<String, String> things;

  /**
   * @param things ids of what is there, by the beginning of their addresses
   */
  OddRequests(Described description, Map<String, String> things) {
    this.description = description;
    this.things = things;
  }

  /** Of any call, each as often as the others. */
  Arbitrary<OddRequest> any() {
    var all = new ArrayList<Arbitrary<OddRequest>>();
    for (var path : description.document().get("paths").properties()) {
      for (var call : path.getValue().properties()) {
        all.add(of(call.getKey().toUpperCase(Locale.ROOT), path.getKey(), call.getValue()));
      }
    }
    return Arbitraries.oneOf(all);
  }

  private Arbitrary<OddRequest> of(String method, String template, JsonNode call) {
    var schema = call.at("/requestBody/content/application~1json/schema");
    boolean hasBody = !schema.isMissingNode();
    return Combinators.combine(
            mostly(method, Arbitraries.of(METHODS), 14),
            path(template),
            query(call),
            headers(call, hasBody),
            body(schema),
            Arbitraries.frequency(
                Tuple.of(hasBody ? 1 : 12, true), Tuple.of(hasBody ? 12 : 1, false)))
        .as(
            (verb, path, query, headers, body, bare) ->
                new OddRequest(method + " " + template, verb, path + query, headers, body, bare));
  }

  private static <T> Arbitrary<T> mostly(T right, Arbitrary<T> odd, int often) {
    return Arbitraries.frequencyOf(Tuple.of(often, Arbitraries.just(right)), Tuple.of(1, odd));
  }

  private Arbitrary<String> path(String template) {
    int at = template.indexOf('{');
    if (at < 0) {
      return mostly(template, OddTexts.any().map(odd -> template + "/" + encoded(odd)), 25);
    }
    var begin = template.substring(0, at);
    var end = template.substring(template.indexOf('}') + 1);
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(things.getOrDefault(begin, "none"))),
            Tuple.of(2, Arbitraries.create(() -> UUID.randomUUID().toString())),
            Tuple.of(3, OddTexts.any().map(OddRequests::encoded)))
        .map(one -> begin + one + end);
  }

  private Arbitrary<String> query(JsonNode call) {
    var parts = new ArrayList<Arbitrary<String>>();
    for (var parameter : call.path("parameters")) {
      if (parameter.get("in").asText().equals("query")) {
        var name = parameter.get("name").asText();
        parts.add(
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just("")),
                Tuple.of(2, number(parameter.get("schema")).map(one -> name + "=" + one)),
                Tuple.of(2, OddTexts.any().map(odd -> name + "=" + encoded(odd))),
                Tuple.of(1, Arbitraries.just(name + "=1&" + name + "=2"))));
      }
    }
    parts.add(mostly("", OddTexts.any().map(odd -> encoded(odd) + "=" + encoded(odd)), 10));
    return Combinators.combine(parts)
        .as(all -> String.join("&", all.stream().filter(one -> !one.isEmpty()).toList()))
        .map(all -> all.isEmpty() ? "" : "?" + all);
  }

  private static Arbitrary<Long> number(JsonNode schema) {
    long least = schema.path("minimum").asLong(0);
    long most = schema.path("maximum").asLong(1_000);
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.longs().between(least, most)),
        Tuple.of(2, Arbitraries.of(least - 1, least, most, most + 1, Long.MAX_VALUE)));
  }

  private Arbitrary<List<String>> headers(JsonNode call, boolean hasBody) {
    var parts = new ArrayList<Arbitrary<String>>();
    boolean needsToken = !call.path("security").isEmpty();
    var token = "Authorization: " + OddRequest.TOKEN;
    parts.add(
        mostly(
            needsToken ? token : "",
            OddTexts.any().map(odd -> "Authorization: " + line(odd)),
            needsToken ? 12 : 6));
    parts.add(
        mostly(
            hasBody ? "Content-Type: application/json" : "",
            Arbitraries.of(CONTENT_TYPES).map(one -> "Content-Type: " + one),
            10));
    for (var parameter : call.path("parameters")) {
      if (parameter.get("in").asText().equals("header")) {
        var name = parameter.get("name").asText();
        parts.add(
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.create(() -> name + ": " + UUID.randomUUID())),
                Tuple.of(2, OddTexts.any().map(odd -> name + ": " + line(odd)))));
      }
    }
    parts.add(mostly("", Arbitraries.of(ODD_HEADERS), 2));
    parts.add(mostly("", Arbitraries.of(ODD_HEADERS), 5));
    return Combinators.combine(parts)
        .as(all -> all.stream().filter(one -> !one.isEmpty()).toList());
  }

  private Arbitrary<byte[]> body(JsonNode schema) {
    var text = schema.isMissingNode() ? OddTexts.json() : object(schema);
    return Arbitraries.frequencyOf(
        Tuple.of(16, text.map(OddRequests::bytes)),
        Tuple.of(2, OddTexts.json().map(OddRequests::bytes)),
        Tuple.of(1, text.map(all -> bytes(all.substring(0, all.length() / 2)))),
        Tuple.of(1, text.map(all -> bytes(all.replaceFirst("}$", ",\"more\":1}")))),
        Tuple.of(1, text.map(all -> bytes(all + all))),
        Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(200)),
        Tuple.of(1, Arbitraries.just(huge())));
  }

  private static byte[] huge() {
    var bytes = new byte[MOST_BODY];
    Arrays.fill(bytes, (byte) ' ');
    return bytes;
  }

  /** An object with members of which most are right. */
  private Arbitrary<String> object(JsonNode described) {
    var schema = resolved(described);
    var members = new ArrayList<Arbitrary<String>>();
    for (var member : schema.path("properties").properties()) {
      var name = OddTexts.quoted(member.getKey()) + ":";
      members.add(
          Arbitraries.frequencyOf(
              Tuple.of(10, value(member.getKey(), member.getValue()).map(one -> name + one)),
              Tuple.of(3, OddTexts.json().map(one -> name + one)),
              Tuple.of(1, Arbitraries.just(""))));
    }
    if (members.isEmpty()) {
      return Arbitraries.just("{}");
    }
    return Combinators.combine(members)
        .as(
            all ->
                "{" + String.join(",", all.stream().filter(one -> !one.isEmpty()).toList()) + "}");
  }

  /** Of the described type; a text is often an odd one, which is right as far as its type goes. */
  private Arbitrary<String> value(String name, JsonNode described) {
    var schema = resolved(described);
    if (schema.has("anyOf")) {
      return Arbitraries.oneOf(
          StreamSupport.stream(schema.get("anyOf").spliterator(), false)
              .map(one -> value(name, one))
              .toList());
    }
    if (schema.has("enum")) {
      return Arbitraries.of(
          StreamSupport.stream(schema.get("enum").spliterator(), false)
              .map(JsonNode::toString)
              .toList());
    }
    var type =
        schema.path("type").isArray()
            ? schema.at("/type/0").asText()
            : schema.path("type").asText();
    return switch (type) {
      case "object" -> schema.has("properties") ? object(schema) : map();
      case "array" -> value(name, schema.path("items")).list().ofMaxSize(3).map(Object::toString);
      case "boolean" -> Arbitraries.of("true", "false");
      case "integer", "number" -> number(schema).map(Object::toString);
      case "null" -> Arbitraries.just("null");
      default -> text(name, schema);
    };
  }

  private static Arbitrary<String> map() {
    return Combinators.combine(OddTexts.any(), OddTexts.any())
        .as((key, value) -> "{%s:%s}".formatted(OddTexts.quoted(key), OddTexts.quoted(value)));
  }

  private Arbitrary<String> text(String name, JsonNode schema) {
    var right =
        Stream.concat(
                StreamSupport.stream(schema.path("examples").spliterator(), false)
                    .map(JsonNode::asText),
                Stream.of("ann@here.example", "a pleasant password", "123456", "none", name))
            .toList();
    var ids =
        Arbitraries.oneOf(
            Arbitraries.of(List.copyOf(things.values())),
            Arbitraries.create(() -> UUID.randomUUID().toString()));
    boolean isId = schema.path("format").asText().equals("uuid");
    return Arbitraries.frequencyOf(
            Tuple.of(3, isId ? ids : Arbitraries.of(right)), Tuple.of(2, OddTexts.any()))
        .map(OddTexts::quoted);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref")
        ? description.document().at(node.get("$ref").asText().substring(1))
        : node;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What would end a header is not meant here; who writes it is met by other tests. */
  private static String line(String text) {
    return text.replaceAll("[\r\n]", " ");
  }
}
