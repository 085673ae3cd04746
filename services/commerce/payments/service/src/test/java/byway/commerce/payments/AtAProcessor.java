package byway.commerce.payments;

import byway.kit.testing.TestInfrastructure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Payments with a database for the class, and a card processor and a tenant for each test. */
abstract class AtAProcessor {
  static TestInfrastructure infrastructure;
  static PaymentsStore store;
  Installation here;

  @BeforeAll
  static void open() {
    infrastructure = TestInfrastructure.fresh();
    store = new PaymentsStore(infrastructure.databases());
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @BeforeEach
  void start() {
    here = new Installation(infrastructure, store, 0);
  }

  @AfterEach
  void stop() {
    here.close();
  }
}
