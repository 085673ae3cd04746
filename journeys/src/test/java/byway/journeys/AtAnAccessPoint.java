package byway.journeys;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests with one server, and for each a shop with an access point and a customer of its own. */
abstract class AtAnAccessPoint {
  static final long GB = 1_000_000_000;

  @TempDir static Path data;
  static RadiusServer server;

  RadiusShop shop;

  @BeforeAll
  static void open() throws IOException {
    server = new RadiusServer(data);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void anAccessPointAndACustomer() throws IOException {
    shop = new RadiusShop(server);
  }

  @AfterEach
  void away() {
    shop.close();
  }
}
