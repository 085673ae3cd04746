package byway.commerce.payments;

import byway.kit.testing.TestGround;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Payments with a database for the class, and a card processor and a tenant for each test. */
abstract class AtAProcessor {
  static TestGround ground;
  static PaymentsStore store;
  Installation here;

  @BeforeAll
  static void open() {
    ground = TestGround.fresh();
    store = new PaymentsStore(ground.databases());
  }

  @AfterAll
  static void close() {
    ground.close();
  }

  @BeforeEach
  void start() {
    here = new Installation(ground, store, 0);
  }

  @AfterEach
  void stop() {
    here.close();
  }
}
