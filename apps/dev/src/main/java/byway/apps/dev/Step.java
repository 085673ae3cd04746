package byway.apps.dev;

import io.quarkus.bootstrap.app.StartupAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings what runs in step with its sources: in place where that can be, else by a new start on the
 * same data. What does not compile or build is told, and what runs goes on as it was.
 */
final class Step {
  private final Platform platform;
  private final List<Module> modules;
  private final Compiler compiler;
  private final Watch watch;
  private final Set<Path> files = new HashSet<>();
  private final Set<Path> newOrGone = new HashSet<>();
  private boolean mustStart;
  private boolean toldThatItIsOver;
  private volatile Run run; // the end is asked for by another thread
  private InPlace inPlace;

  private Step(Platform platform, Run run) {
    this.platform = platform;
    this.modules = Module.in(platform.model());
    this.watch = new Watch(modules);
    this.run = run;
    this.inPlace = new InPlace(run);
    this.compiler =
        new Compiler(
            Stream.concat(
                    modules.stream().map(Module::classes),
                    platform.model().getDependencies().stream()
                        .filter(part -> part.getWorkspaceModule() == null)
                        .flatMap(part -> part.getResolvedPaths().stream()))
                .toList());
  }

  static Step first() throws Exception {
    Agent.instrumentation().addTransformer(new Halt());
    var platform = Platform.ofTheTree();
    return new Step(platform, Run.start(platform.build(), "demo"));
  }

  void end() {
    run.end();
  }

  /** Whatever is thrown is told and ends nothing: the next change may mend it. */
  void look() {
    if (run.isOver() && !toldThatItIsOver) {
      toldThatItIsOver = true;
      Main.say("What was started has ended, see above; it is started again at the next change.");
    }
    var changes = watch.changes();
    if (changes.files().isEmpty()) {
      return;
    }
    long began = System.nanoTime();
    files.addAll(changes.files());
    newOrGone.addAll(changes.newOrGone());
    var names = files.stream().map(file -> file.getFileName().toString()).sorted().toList();
    try {
      Main.say(
          "%s after %.1f s: %s",
          apply(), (System.nanoTime() - began) / 1e9, String.join(", ", names));
      files.clear();
      newOrGone.clear();
    } catch (NotGood e) {
      notTaken(names, e.why());
    } catch (IOException | UncheckedIOException e) {
      notTaken(names, "A file could not be read or written: " + e); // gone while we read it
    }
  }

  private void notTaken(List<String> names, String why) {
    Main.say(
        "%s is not good; %s%n%s",
        String.join(", ", names),
        run.isOver() ? "nothing runs." : "what runs goes on as it was.",
        why);
  }

  /** In the end all of it is done, or nothing. */
  private String apply() throws NotGood, IOException {
    var classes = compiled();
    var resources = resources();
    boolean runs = !run.isOver();
    for (var resource : resources) {
      if (runs) {
        inPlace.check(resource);
      }
    }
    boolean couldStay = runs && !mustStart && newOrGone.isEmpty();
    mustStart = true; // until it is known that all is in place
    couldStay = writeClasses(classes, couldStay);
    for (var resource : resources) {
      resource.write();
      couldStay = couldStay && inPlace.take(resource);
    }
    if (!couldStay) {
      startAgain();
    }
    mustStart = false;
    return couldStay ? "in place" : "started again";
  }

  private Map<Module, Map<String, byte[]>> compiled() throws NotGood, IOException {
    var changed =
        modules.stream()
            .filter(module -> files.stream().anyMatch(file -> file.startsWith(module.java())))
            .collect(Collectors.toSet());
    if (changed.isEmpty()) {
      return Map.of();
    }
    var alone = compile(changed);
    for (var module : changed) {
      if (!Compiled.of(module).differsInBodiesOnly(alone.getOrDefault(module, Map.of()))) {
        return compile(Module.withThoseThatNeed(changed, modules));
      }
    }
    return alone;
  }

  private Map<Module, Map<String, byte[]>> compile(Collection<Module> changed) throws NotGood {
    return switch (compiler.compile(changed)) {
      case Compiler.Result.Compiled(var classes) -> classes;
      case Compiler.Result.Failed(var why) -> throw new NotGood(why);
    };
  }

  private boolean writeClasses(Map<Module, Map<String, byte[]>> classes, boolean couldStay)
      throws IOException {
    boolean stays = couldStay;
    for (var module : classes.entrySet()) {
      var before = Compiled.of(module.getKey());
      var now = module.getValue();
      before.replace(now);
      stays = stays && before.differsInBodiesOnly(now) && inPlace.classes(before.changed(now));
    }
    return stays;
  }

  private List<Resource> resources() throws IOException {
    var found = new ArrayList<Resource>();
    for (var module : modules) {
      for (var file : files) {
        if (file.startsWith(module.resources())) {
          found.add(Resource.of(module, file));
        }
      }
    }
    return found;
  }

  private void startAgain() throws NotGood {
    StartupAction built;
    try {
      built = platform.build();
    } catch (RuntimeException e) {
      throw NotGood.because(e);
    }
    run.end();
    Halt.onlyItself();
    run = Run.start(built, "demo");
    inPlace = new InPlace(run);
    toldThatItIsOver = false;
  }
}
