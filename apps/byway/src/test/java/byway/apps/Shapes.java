package byway.apps;

import byway.kit.calls.Contract;
import byway.kit.events.Event;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON Schemas (2020-12) of what services say to each other, made from the records themselves. */
final class Shapes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaGenerator GENERATOR = generator();

  private Shapes() {}

  /** The data of an event. */
  static JsonNode ofEvent(Class<?> event) {
    var shape = (ObjectNode) schema(event);
    shape.put("title", event.getAnnotation(Event.class).value());
    return shape;
  }

  /** The calls that a contract takes: for each, what it is given and what it answers. */
  static JsonNode ofContract(Class<?> contract) {
    var calls = new TreeMap<String, JsonNode>();
    for (var method : contract.getMethods()) {
      calls.put(verb(method) + " " + path(contract) + path(method), call(method));
    }
    return JSON.createObjectNode()
        .put("title", contract.getAnnotation(Contract.class).value())
        .set("properties", JSON.valueToTree(calls));
  }

  private static JsonNode call(Method method) {
    var given = JSON.createObjectNode();
    for (var parameter : method.getParameters()) {
      given.set(name(parameter), schema(parameter.getParameterizedType()));
    }
    var call = JSON.createObjectNode();
    call.putObject("properties")
        .<ObjectNode>set("takes", JSON.createObjectNode().set("properties", given))
        .set("answers", schema(method.getGenericReturnType()));
    return call;
  }

  private static JsonNode schema(java.lang.reflect.Type type) {
    return type == void.class
        ? JSON.createObjectNode().put("type", "null")
        : GENERATOR.generateSchema(type);
  }

  private static String name(Parameter parameter) {
    var inPath = parameter.getAnnotation(PathParam.class);
    var inQuery = parameter.getAnnotation(QueryParam.class);
    return inPath != null ? inPath.value() : inQuery != null ? inQuery.value() : "body";
  }

  private static String path(java.lang.reflect.AnnotatedElement element) {
    return Optional.ofNullable(element.getAnnotation(Path.class)).map(Path::value).orElse("");
  }

  private static String verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .filter(mark -> mark != null)
        .map(HttpMethod::value)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(method + " has no verb"));
  }

  private static boolean isOurCases(Class<?> type) {
    return type.isSealed() && type.getPackageName().startsWith("byway.");
  }

  private static SchemaGenerator generator() {
    var builder =
        new SchemaGeneratorConfigBuilder(JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JacksonModule())
            .with(Option.INLINE_ALL_SCHEMAS)
            .without(Option.SCHEMA_VERSION_INDICATOR);
    builder
        .forFields()
        .withRequiredCheck(
            field ->
                !field.getRawMember().getType().isPrimitive()
                    && !field
                        .getRawMember()
                        .getAnnotatedType()
                        .isAnnotationPresent(Nullable.class));
    builder
        .forTypesInGeneral()
        .withSubtypeResolver(
            (type, context) ->
                isOurCases(type.getErasedType())
                    ? Arrays.stream(type.getErasedType().getPermittedSubclasses())
                        .map(kind -> context.getTypeContext().resolveSubtype(type, kind))
                        .toList()
                    : null)
        .withTypeAttributeOverride(
            (schema, scope, context) -> {
              var type = scope.getType().getErasedType();
              if (type == UUID.class) {
                schema.put("format", "uuid");
              }
              if (Arrays.stream(type.getInterfaces()).anyMatch(Shapes::isOurCases)) {
                schema.put("title", type.getSimpleName());
                schema.withObject("/properties/is").put("const", type.getSimpleName());
              }
            });
    return new SchemaGenerator(builder.build());
  }
}
