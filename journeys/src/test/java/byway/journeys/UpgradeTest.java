package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data of another version than the one that starts on it. What the version before left is made of
 * this one's by taking its last script back, as if it had never been.
 */
class UpgradeTest {
  @TempDir Path data;

  @Test
  void older_data_is_brought_forward_and_can_be_set_back_until_it_is_confirmed() throws Exception {
    try (var byway = Installation.prepared(data)) {
      changed(
          byway,
          "alter table vouchers.batches drop column key_version",
          "delete from vouchers.migrations where version = '4'",
          "delete from byway.provisioned where service = 'vouchers'");
      assertThat(says(byway, 0, "upgrade")).contains("No upgrade of");

      up(byway);
      assertThat(asked(byway, COLUMN)).isEqualTo("1");
      assertThat(says(byway, 0, "upgrade")).contains("is kept", "vouchers/V4__key_versions.sql");
      assertThat(says(byway, 70, "upgrade", "--rollback")).contains("end it first");
      byway.close();

      assertThat(says(byway, 0, "upgrade", "--rollback"))
          .contains("The data is as it was before the upgrade");
      assertThat(says(byway, 66, "upgrade", "--rollback")).contains("nothing to go back to");

      up(byway);
      assertThat(says(byway, 0, "upgrade", "--confirm")).contains("the copy of before is gone");
      assertThat(says(byway, 0, "upgrade", "--confirm")).contains("nothing to confirm");
      assertThat(asked(byway, COLUMN)).isEqualTo("1");
      assertThat(data.resolve("upgrade")).doesNotExist();
    }
  }

  @Test
  void data_of_a_newer_version_is_left_as_it_is() throws Exception {
    try (var byway = Installation.prepared(data)) {
      changed(
          byway,
          """
          insert into orders.migrations (installed_rank, version, description, type, script, checksum,
            installed_by, execution_time, success)
          values (900, '900', 'of tomorrow', 'SQL', 'V900__of_tomorrow.sql', 1, 'postgres', 1, true)
          """);
      var refused = byway.start("up");
      assertThat(byway.finish(refused)).isEqualTo(78);
      assertThat(byway.said(refused))
          .contains("of a newer version of Byway", "orders/V900", "--rollback");
    }
  }

  private static final String COLUMN =
      """
      select count(*)::text from information_schema.columns
      where table_schema = 'vouchers' and table_name = 'batches' and column_name = 'key_version'
      """;

  private static void up(Installation byway) {
    byway.awaitAnswer(byway.start("up"), byway.httpPort);
  }

  /** By a server that runs for it alone. */
  private void changed(Installation byway, String... statements) throws SQLException {
    up(byway);
    try (var connection = DatabaseOwner.connect(data);
        var statement = connection.createStatement()) {
      for (var one : statements) {
        statement.execute(one);
      }
    }
    byway.close();
  }

  private String asked(Installation byway, String question) throws SQLException {
    try (var connection = DatabaseOwner.connect(byway.data);
        var statement = connection.createStatement();
        var row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String says(Installation byway, int status, String... words) {
    var process = byway.start(byway.settings(), words);
    int ended = byway.finish(process);
    assertThat(ended).as(byway.said(process)).isEqualTo(status);
    return byway.said(process);
  }
}
