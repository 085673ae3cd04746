package byway.fronts.api;

import byway.fronts.publicapi.ApiDescription;
import byway.kit.web.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Says in the description what the records say in Java and the frame does not read: which members
 * are always there, which may be null, and that a request has no others. And what every call may be
 * refused with, because who forgets it at one call misleads whoever generates a client.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class CompleteDescription implements OASFilter {
  private static final DotName SHAPE =
      DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

  private final IndexView index;

  /** Called by the frame, with all classes that it builds of. */
  public CompleteDescription(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    var schemas = api.getComponents().getSchemas();
    var operations =
        api.getPaths().getPathItems().values().stream()
            .flatMap(path -> path.getOperations().values().stream())
            .toList();
    var requests = requests(operations);
    shapes()
        .forEach(
            shape -> {
              var schema = schemas.get(name(shape));
              if (schema != null) {
                complete(shape, schema, requests.contains(name(shape)));
              }
            });
    operations.forEach(CompleteDescription::complete);
  }

  /** The names of what bodies of requests are. */
  private static Set<String> requests(List<Operation> operations) {
    return operations.stream()
        .filter(operation -> operation.getRequestBody() != null)
        .flatMap(
            operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
        .map(content -> content.getSchema().getRef())
        .filter(Objects::nonNull)
        .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
        .collect(Collectors.toSet());
  }

  /** The records that say what they are called here, of whichever feature. */
  private Stream<Class<?>> shapes() {
    var named =
        index.getAnnotations(SHAPE).stream()
            .filter(mark -> mark.target().kind() == AnnotationTarget.Kind.CLASS)
            .map(mark -> type(mark.target().asClass().name().toString()));
    return Stream.<Class<?>>concat(named, Stream.of(Problem.class))
        .filter(Class::isRecord)
        .distinct();
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(Class<?> shape) {
    var mark = shape.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    return mark == null ? shape.getSimpleName() : mark.name();
  }

  /** A problem leaves out what it does not have; all other answers write it as null. */
  private static void complete(Class<?> shape, Schema schema, boolean request) {
    var marked = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
    var required = new ArrayList<String>();
    for (var member : shape.getRecordComponents()) {
      boolean needed = request ? marked.contains(member.getName()) : isThere(shape, member);
      if (needed) {
        required.add(member.getName());
      }
      var described = schema.getProperties().get(member.getName());
      if (described != null
          && isNullable(member)
          && !(request && needed)
          && shape != Problem.class) {
        schema.addProperty(member.getName(), orNull(described));
      }
    }
    schema.setRequired(required.isEmpty() ? null : required);
    if (request) {
      schema.setAdditionalPropertiesBoolean(false);
    }
  }

  private static boolean isThere(Class<?> shape, RecordComponent member) {
    return shape != Problem.class || !isNullable(member);
  }

  private static boolean isNullable(RecordComponent member) {
    return member.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Schema orNull(Schema schema) {
    var nothing = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
    if (schema.getRef() != null) {
      return OASFactory.createSchema().addAnyOf(schema).addAnyOf(nothing);
    }
    return schema.addType(Schema.SchemaType.NULL);
  }

  private static void complete(Operation operation) {
    var answers = operation.getResponses();
    if (operation.getSecurity() == null) {
      operation.setSecurity(List.of()); // said, and not forgotten
    }
    if (operation.getDescription() == null) {
      operation.setDescription(operation.getSummary() + ".");
    }
    if (operation.getRequestBody() != null) {
      operation.getRequestBody().setRequired(true);
    }
    for (String status : List.of(ApiDescription.TOO_OFTEN, ApiDescription.REFUSED)) {
      answers.addAPIResponse(
          status.equals(ApiDescription.TOO_OFTEN) ? "429" : "4XX",
          OASFactory.createAPIResponse().ref(status));
    }
    answers.addAPIResponse("5XX", OASFactory.createAPIResponse().ref(ApiDescription.BROKEN));
  }
}
