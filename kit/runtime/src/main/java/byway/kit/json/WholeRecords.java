package byway.kit.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A record is read whole or not at all: a member that is missing or null is refused unless the
 * record says {@code @Nullable}. So no code has to fear a null that its types deny. And it is
 * written as its components and nothing else: what a method works out from them, such as {@code
 * isPositive}, is not sent to somebody who would have to know it.
 */
public final class WholeRecords extends SimpleModule {
  private static final long serialVersionUID = 1L;

  public WholeRecords() {
    super("byway-whole-records");
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.insertAnnotationIntrospector(new ComponentIntrospector());
  }

  private static final class ComponentIntrospector extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
      return isNeeded(member) ? true : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
      return isNeeded(annotated)
          ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
          : JsonSetter.Value.empty();
    }

    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
      var type = member.getDeclaringClass();
      return member instanceof AnnotatedMethod method
          && type.isRecord()
          && type.getPackageName().startsWith("byway.")
          && method.getParameterCount() == 0
          && Arrays.stream(type.getRecordComponents())
              .noneMatch(component -> component.getName().equals(method.getName()));
    }

    private static boolean isNeeded(Annotated annotated) {
      if (!(annotated instanceof AnnotatedParameter parameter)
          || !parameter.getDeclaringClass().isRecord()
          || !parameter.getDeclaringClass().getPackageName().startsWith("byway.")
          || parameter.getRawType().isPrimitive()) {
        return false;
      }
      var components = parameter.getDeclaringClass().getRecordComponents();
      return parameter.getIndex() < components.length
          && !components[parameter.getIndex()]
              .getAnnotatedType()
              .isAnnotationPresent(Nullable.class);
    }
  }
}
