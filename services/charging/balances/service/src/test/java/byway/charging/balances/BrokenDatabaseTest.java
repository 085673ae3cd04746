package byway.charging.balances;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The database breaks under load, in every way that it can; nobody but the platform itself repairs
 * anything, and the books are exact. {@code ./byway soak faults} goes on with it for minutes.
 */
class BrokenDatabaseTest {
  private static final Duration LONG =
      Duration.ofMinutes(Integer.getInteger("byway.faults.minutes", 0));

  @TempDir static Path directory;
  private static FaultyInfrastructure infrastructure;

  @BeforeAll
  static void open() throws Exception {
    infrastructure = new FaultyInfrastructure(directory);
  }

  @AfterAll
  static void close() throws Exception {
    infrastructure.close();
  }

  /** What befalls the database. */
  enum Blow {
    SERVER_KILLED {
      @Override
      void strike() throws Exception {
        infrastructure.signal("KILL");
      }
    },
    SERVER_STOPPED_AT_ONCE {
      @Override
      void strike() throws Exception {
        infrastructure.signal("QUIT"); // pg_ctl stop -m immediate
      }
    },
    SERVER_STOPPED_IN_ORDER {
      @Override
      void strike() throws Exception {
        infrastructure.signal("INT"); // pg_ctl stop -m fast
      }
    },
    PROCESS_OF_A_CONNECTION_KILLED {
      @Override
      void strike() throws Exception {
        infrastructure.backend().destroyForcibly(); // PostgreSQL then ends all and recovers
      }
    },
    CONNECTIONS_ENDED {
      @Override
      void strike() throws Exception {
        try (var owner = infrastructure.owner();
            var statement = owner.createStatement()) {
          statement.execute(
              """
              select pg_terminate_backend(pid) from pg_stat_activity
              where usename like 'byway_balances%'
              """);
        }
      }
    },
    LINE_CUT_AFTER_THE_COMMIT {
      @Override
      void strike() {
        infrastructure.line.cutAtNextCommit();
        FaultyInfrastructure.await("it was cut", infrastructure.line::hasCut);
      }
    },
    LINE_SILENT_AFTER_THE_COMMIT {
      @Override
      void strike() {
        infrastructure.line.goSilentAtNextCommit();
        FaultyInfrastructure.await("it is silent", infrastructure.line::hasCut);
      }
    };

    abstract void strike() throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  void whatever_befalls_it_under_load_what_was_counted_is_charged_once(Blow blow) throws Exception {
    try (var crowd = new Crowd(infrastructure)) {
      crowd.awaitCharges();
      long refused = crowd.refused();
      blow.strike();
      FaultyInfrastructure.await("it is noticed", () -> crowd.refused() > refused);
      crowd.awaitCharges();
      crowd.settle();
    }
  }

  @Test
  void blow_after_blow_it_goes_on_by_itself() throws Exception {
    var random = new Random();
    long end = System.nanoTime() + LONG.toNanos();
    int blows = 0;
    try (var crowd = new Crowd(infrastructure)) {
      do {
        crowd.awaitCharges();
        strike(any(random));
        strike(any(random));
        blows += 2;
      } while (System.nanoTime() < end);
      crowd.awaitCharges();
      crowd.settle();
      System.out.printf(
          "%d blows, %,d charged, refused: %s%n", blows, crowd.answered(), crowd.refusedBy());
    }
  }

  /** The blow before may have left nothing to strike at for the moment. */
  private static void strike(Blow blow) {
    FaultyInfrastructure.await(
        "it is there to be struck",
        () -> {
          try {
            blow.strike();
            return true;
          } catch (SQLException away) {
            return false;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static Blow any(Random random) {
    return Blow.values()[random.nextInt(Blow.values().length)];
  }
}
