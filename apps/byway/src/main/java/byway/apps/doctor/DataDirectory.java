package byway.apps.doctor;

import byway.kit.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where everything lasts: whether there is room, whose it is, and which database's it is. */
final class DataDirectory implements Examination {
  private static final int MEGABYTE = 1_000_000;
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  @Override
  public List<Diagnosis> look(Patient patient) {
    var data = patient.settings().data().toAbsolutePath();
    var all = new ArrayList<Diagnosis>();
    try {
      disk(patient, data).ifPresent(all::add);
      directory(patient, data).ifPresent(all::add);
      version(patient, data).ifPresent(all::add);
    } catch (IOException e) {
      all.add(
          Diagnosis.bad(
              "data",
              "%s cannot be used (%s)".formatted(data, e),
              "give it to the user that runs Byway, or name another in BYWAY_DATA"));
    }
    return all;
  }

  private static Optional<Diagnosis> disk(Patient patient, Path data) throws IOException {
    if (!patient.around().keepsData()) {
      return Optional.empty();
    }
    long free = Files.getFileStore(nearest(data)).getUsableSpace() / MEGABYTE;
    var found = "%,d MB are free for %s".formatted(free, data);
    int needed = patient.around().neededMegabytes();
    int warned = patient.settings().of(DoctorSettings.class).freeMegabytes();
    if (free < needed) {
      return Optional.of(
          Diagnosis.bad("disk", found, "a start needs %,d MB; make room".formatted(needed)));
    }
    return Optional.of(
        free < warned
            ? Diagnosis.bad(
                "disk",
                found,
                "at least %,d MB should be (BYWAY_FREE_DISK); make room".formatted(warned))
            : Diagnosis.good("disk", found));
  }

  /** The first that is there, on the way up. */
  private static Path nearest(Path path) {
    var at = path;
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  private static Optional<Diagnosis> directory(Patient patient, Path data) throws IOException {
    var advice = "give it to the user that runs Byway, or name another in BYWAY_DATA";
    if (!patient.around().keepsData()) {
      return Optional.empty();
    }
    if (!Files.exists(data)) {
      var above = nearest(data);
      return Optional.of(
          Files.isWritable(above)
              ? Diagnosis.good("data", data + " will be made by the first start")
              : Diagnosis.bad("data", "this user may not make " + data, advice));
    }
    if (!Files.isDirectory(data) || !Files.isWritable(data)) {
      return Optional.of(Diagnosis.bad("data", "this user may not write to " + data, advice));
    }
    var holder = patient.around().holder();
    if (!patient.isRunning() && holder.isPresent()) {
      return Optional.of(
          Diagnosis.bad(
              "data",
              "%s is in use by process %s, which does not answer".formatted(data, holder.get()),
              "look at its log; end it, where it is not meant to run"));
    }
    return Optional.of(
        Files.getPosixFilePermissions(data).stream().anyMatch(OF_OTHERS::contains)
            ? Diagnosis.warn("data", "others may look into " + data, "chmod o= " + data)
            : Diagnosis.good("data", data.toString()));
  }

  /** Of the database started here; one of another great version cannot be opened. */
  private static Optional<Diagnosis> version(Patient patient, Path data) throws IOException {
    var file = data.resolve("postgres").resolve("PG_VERSION");
    if (!patient.around().hasDatabaseOfItsOwn() || !Files.isReadable(file)) {
      return Optional.empty();
    }
    var kept = Files.readString(file).strip();
    var brought = brought();
    return Optional.of(
        brought.startsWith(kept + ".")
            ? Diagnosis.good(
                "data-version", "of PostgreSQL %s; this is %s".formatted(kept, brought))
            : Diagnosis.bad(
                "data-version",
                "the data are of PostgreSQL %s, and this is %s".formatted(kept, brought),
                "start the version of Byway that made them"));
  }

  private static String brought() throws IOException {
    try (InputStream in = EmbeddedPostgres.class.getResourceAsStream("binaries-version.txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
  }
}
