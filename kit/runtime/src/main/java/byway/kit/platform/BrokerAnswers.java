package byway.kit.platform;

import byway.kit.bus.Broker;
import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import jakarta.inject.Singleton;

/** Whether the message broker answers just now. */
@Singleton
class BrokerAnswers implements Check {
  private final Broker broker;

  BrokerAnswers(Broker broker) {
    this.broker = broker;
  }

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public boolean isVital() {
    return true;
  }

  @Override
  public Finding look() {
    return broker.answers()
        ? Finding.good()
        : Finding.bad("broker-away", "the message broker at " + broker.place() + " is away", "");
  }
}
