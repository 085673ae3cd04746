package byway.apps;

import byway.apps.demo.Demo;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import java.util.List;

/** What is done once everything runs: nothing but serving, or the demo. */
final class Program implements QuarkusApplication {
  private final Instance<Demo> demo;
  private final FirstLink setUpLink;

  Program(Instance<Demo> demo, FirstLink setUpLink) {
    this.demo = demo;
    this.setUpLink = setUpLink;
  }

  @Override
  public int run(String... args) {
    var words = List.of(args);
    if (!words.contains("demo")) {
      setUpLink.print(System.out);
      Quarkus.waitForExit();
      return 0;
    }
    if (words.contains("--journey")) {
      return demo.get().tell(System.out);
    }
    demo.get().open(System.out);
    Quarkus.waitForExit();
    demo.get().close();
    return 0;
  }
}
