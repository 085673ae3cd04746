package byway.kit.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sealed result is written with the name of its case in {@code "is"}, and read back by it: the
 * compiler knows the cases, so no annotation has to repeat them.
 */
public final class SealedTypes extends SimpleModule {
  private static final long serialVersionUID = 1L;

  public SealedTypes() {
    super("byway-sealed-types");
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.insertAnnotationIntrospector(new SealedIntrospector());
  }

  private static final class SealedIntrospector extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
        MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
      return sealedRoot(type.getRawType()) == null
          ? null
          : new StdTypeResolverBuilder()
              .init(JsonTypeInfo.Id.NAME, null)
              .inclusion(JsonTypeInfo.As.PROPERTY)
              .typeProperty("is");
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated type) {
      var root = type.getRawType();
      return root.isSealed() && root.isInterface()
          ? Arrays.stream(root.getPermittedSubclasses())
              .map(c -> new NamedType(c, c.getSimpleName()))
              .toList()
          : null;
    }

    @Override
    public @Nullable String findTypeName(AnnotatedClass type) {
      return sealedRoot(type.getRawType()) == null ? null : type.getRawType().getSimpleName();
    }

    private static @Nullable Class<?> sealedRoot(Class<?> type) {
      if (type.isInterface() && type.isSealed()) {
        return type;
      }
      if (type.isRecord()) {
        for (Class<?> above : type.getInterfaces()) {
          if (above.isSealed() && above.getPackageName().startsWith("byway.")) {
            return above;
          }
        }
      }
      return null;
    }
  }
}
