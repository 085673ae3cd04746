package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the database is full under load: a real one, and small. */
class FullDiskTest {
  private static final int DISK_MEGABYTES = 160;

  @TempDir Path directory;

  @BeforeEach
  void asRoot() {
    assumeTrue(SmallDisk.isPossible(directory), "mounting a disk needs root");
  }

  @Test
  void charges_that_find_no_room_are_refused_and_made_when_there_is_room_again() throws Exception {
    fill(infrastructure -> {});
  }

  /** It cannot even recover meanwhile, nor can its configuration be written. */
  @Test
  void a_server_that_dies_while_the_disk_is_full_comes_back_by_itself() throws Exception {
    fill(infrastructure -> infrastructure.signal("KILL"));
  }

  /** What happens while the disk is full. */
  private interface Meanwhile {
    void with(FaultyInfrastructure infrastructure) throws Exception;
  }

  private void fill(Meanwhile meanwhile) throws Exception {
    try (var disk = new SmallDisk(directory.resolve("disk"), DISK_MEGABYTES);
        var infrastructure = new FaultyInfrastructure(disk.directory());
        var crowd = new Crowd(infrastructure)) {
      crowd.awaitCharges();
      disk.fill();
      FaultyInfrastructure.await("it is noticed", () -> crowd.refused() > 0);
      meanwhile.with(infrastructure);
      long refused = crowd.refused();
      FaultyInfrastructure.await("it is refused on and on", () -> crowd.refused() > refused + 50);
      assertThat(disk.directory().toFile().getUsableSpace()).isLessThan(1 << 20);
      disk.free();
      crowd.awaitCharges();
      crowd.settle();
    }
  }
}
