package byway.apps.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import byway.outside.network.Lab;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all tests the same scene, which is made once and ends with the last of them. */
final class OneScene implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Scene.class;
  }

  @Override
  public Scene resolveParameter(ParameterContext parameter, ExtensionContext test) {
    var hindrance = Lab.hindrance().or(Phone::hindrance);
    assumeTrue(hindrance.isEmpty(), () -> "real packets are not tried: " + hindrance.get());
    var kept = test.getRoot().getStore(ExtensionContext.Namespace.create(OneScene.class));
    return Objects.requireNonNull(
        kept.computeIfAbsent(Scene.class, key -> Scene.open(), Scene.class));
  }
}
