package byway.fronts.api;

import byway.kit.web.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Says in the description what the records say in Java and the frame does not read: which members
 * are always there, which may be null, and that a request has no others. And what every call may be
 * refused with, because who forgets it at one call misleads whoever generates a client.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class CompleteDescription implements OASFilter {
  private static final List<Class<?>> ROOMS =
      List.of(Buying.class, Listing.class, Me.class, MyHotspots.class, SigningIn.class);
  private static final Set<String> REQUESTS =
      Set.of(
          "ChangeSettings", "CodeRequest", "CodeSignIn", "NewOrder", "PasswordSignIn", "Refresh");

  @Override
  public void filterOpenAPI(OpenAPI api) {
    var schemas = api.getComponents().getSchemas();
    shapes()
        .forEach(
            shape -> {
              var schema = schemas.get(name(shape));
              if (schema != null) {
                complete(shape, schema);
              }
            });
    api.getPaths().getPathItems().values().stream()
        .flatMap(path -> path.getOperations().values().stream())
        .forEach(CompleteDescription::complete);
  }

  private static Stream<Class<?>> shapes() {
    var ours =
        ROOMS.stream()
            .flatMap(room -> Arrays.stream(room.getDeclaredClasses()))
            .filter(Class::isRecord);
    return Stream.concat(ours, Stream.of(MoneyMoved.class, Problem.class));
  }

  private static String name(Class<?> shape) {
    var mark = shape.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    return mark == null ? shape.getSimpleName() : mark.name();
  }

  /** A problem leaves out what it does not have; all other answers write it as null. */
  private static void complete(Class<?> shape, Schema schema) {
    boolean request = REQUESTS.contains(name(shape));
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
