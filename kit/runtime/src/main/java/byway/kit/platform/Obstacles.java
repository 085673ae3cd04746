package byway.kit.platform;

import byway.kit.secrets.SecretSettings;
import byway.kit.settings.Settings;
import byway.kit.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What around a process would keep it from starting, looked at before anything starts, so that all
 * of it is said at once and in sentences. What comes in the way a moment later is said by whoever
 * meets it.
 */
final class Obstacles {
  private static final int MEGABYTE = 1_000_000;

  private final Settings settings;
  private final SettingsReader in;
  private final Surroundings around;

  Obstacles(Settings settings, SettingsReader in) {
    this.settings = settings;
    this.in = in;
    this.around = new Surroundings(settings, in);
  }

  /** What asks somebody else is asked side by side: each may take its time limit. */
  void look() {
    try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      var database = asking.submit(around::database);
      var broker = asking.submit(around::broker);
      secret();
      data();
      ports();
      tell(database);
      tell(broker);
    }
  }

  private void tell(Future<Optional<String>> answer) {
    try {
      answer.get().ifPresent(in::problem);
    } catch (ExecutionException e) {
      in.problem("looking around before the start broke: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void secret() {
    boolean isTold = settings.of(SecretSettings.class).isTold();
    if (!settings.roles().isAll() && !isTold) {
      in.problem("BYWAY_SECRET is needed where BYWAY_ROLES splits the platform");
    }
    if (!around.hasDatabaseOfItsOwn() && !isTold) {
      in.problem("BYWAY_SECRET is needed with a database of your own: passwords come from it");
    }
    if (!in.isRefused("DATA")) {
      SecretSettings.hindrance(settings).ifPresent(in::problem);
    }
  }

  private void data() {
    if (in.isRefused("DATA") || !around.keepsData()) {
      return;
    }
    var data = settings.data();
    try {
      Files.createDirectories(data);
      var tried = Files.createTempFile(data, "tried", null);
      Files.delete(tried);
      int needed = around.neededMegabytes();
      long free = Files.getFileStore(data).getUsableSpace() / MEGABYTE;
      if (free < needed) {
        in.problem(
            "BYWAY_DATA: the disk of %s has %d MB left, and starting needs %d"
                .formatted(data, free, needed));
      }
      around
          .holder()
          .ifPresent(
              holder ->
                  in.problem(
                      "BYWAY_DATA: %s is in use by process %s; end that one first, or name another directory"
                          .formatted(data, holder)));
    } catch (IOException e) {
      in.problem("BYWAY_DATA: %s cannot be used: %s".formatted(data, reason(e)));
    }
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied ->
          "this user may not write to %s".formatted(denied.getFile());
      case NoSuchFileException gone -> "%s cannot be made".formatted(gone.getFile());
      case FileAlreadyExistsException file -> "%s is not a directory".formatted(file.getFile());
      case FileSystemException told when told.getReason() != null -> told.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }

  private void ports() {
    var seen = new ArrayList<OpenedPort>();
    for (var port : around.ports(in::problem)) {
      var twice = seen.stream().filter(port::isAlso).findFirst();
      seen.add(port);
      if (twice.isPresent()) {
        in.problem(
            "BYWAY_%s and BYWAY_%s are both port %d; name another one for one of them"
                .formatted(twice.get().setting(), port.setting(), port.port()));
      } else {
        port.hindrance()
            .ifPresent(why -> in.problem("BYWAY_%s: %s".formatted(port.setting(), why)));
      }
    }
  }
}
