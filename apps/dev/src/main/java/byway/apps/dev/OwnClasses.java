package byway.apps.dev;

import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.deployment.builditem.ApplicationClassPredicateBuildItem;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells the frame's builder that classes of all our modules are loaded anew with each start; else
 * it would believe that of the artefact's own alone.
 */
public final class OwnClasses
    implements Function<Map<String, Object>, List<Consumer<BuildChainBuilder>>> {
  @Override
  public List<Consumer<BuildChainBuilder>> apply(Map<String, Object> given) {
    var ours = new ApplicationClassPredicateBuildItem(name -> name.startsWith("byway."));
    return List.of(
        chain ->
            chain
                .addBuildStep(context -> context.produce(ours))
                .produces(ApplicationClassPredicateBuildItem.class)
                .build());
  }
}
