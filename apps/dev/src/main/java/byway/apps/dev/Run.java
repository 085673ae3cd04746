package byway.apps.dev;

import io.quarkus.bootstrap.app.StartupAction;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One run of the platform: what {@code ./byway demo} starts, in this process. */
final class Run {
  private static final String MAIN = "byway.apps.Main";
  private static final String GROUND = "byway.kit.platform.Infrastructure";
  private static final String LIFE = "io.quarkus.runtime.ApplicationLifecycleManager";

  private final ClassLoader classes;
  private final Thread thread;

  private Run(ClassLoader classes, String... words) {
    this.classes = classes;
    this.thread = new Thread(() -> main(classes, words), "platform");
    thread.setContextClassLoader(classes);
  }

  static Run start(StartupAction built, String... words) {
    var run = new Run(built.getClassLoader(), words);
    run.thread.start();
    return run;
  }

  private static void main(ClassLoader classes, String[] words) {
    var failed = new AtomicBoolean(true);
    try {
      // Without one the frame would end the whole process.
      Consumer<Integer> ended = status -> failed.set(status != 0);
      classes
          .loadClass(LIFE)
          .getMethod("setDefaultExitCodeHandler", Consumer.class)
          .invoke(null, ended);
      classes.loadClass(MAIN).getMethod("main", String[].class).invoke(null, (Object) words);
    } catch (InvocationTargetException e) {
      e.printStackTrace();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      if (failed.get()) {
        leaveGround(classes);
      }
    }
  }

  /** A start that failed keeps the database and the lock of its data, and no other could begin. */
  private static void leaveGround(ClassLoader classes) {
    try {
      var current = classes.loadClass(GROUND).getDeclaredMethod("current");
      current.setAccessible(true);
      ((AutoCloseable) current.invoke(null)).close();
    } catch (InvocationTargetException e) {
      // It was refused before it had any.
    } catch (Exception e) {
      Main.say("The database of the start that failed may still run: %s", e);
    }
  }

  ClassLoader classes() {
    return classes;
  }

  boolean isOver() {
    return !thread.isAlive();
  }

  /** Ends it as Ctrl-C would, and waits for it. */
  void end() {
    try {
      classes.loadClass(LIFE).getMethod("exit", int.class).invoke(null, 0);
      thread.join();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
