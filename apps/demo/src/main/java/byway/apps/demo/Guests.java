package byway.apps.demo;

import byway.charging.balances.api.Balances;
import byway.hotspot.protocol.MacAddress;
import byway.people.identity.api.Identity;
import byway.people.identity.api.SignUp;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The people who come and go: so many and no more, however long the demo runs. Each has one phone.
 */
@Singleton
class Guests {
  private static final int MOST = 200;

  /** With less nobody stays on. */
  private static final long LITTLE_BYTES = 3_000_000;

  private static final List<String> NAMES =
      List.of(
          "Amira", "Bram", "Carmen", "Dilan", "Eva", "Femke", "Gijs", "Hana", "Ivo", "Jasmijn",
          "Kofi", "Lucía", "Mats", "Noor", "Omar", "Pilar", "Quinten", "Rosa", "Sami", "Tess");

  private final DemoOperator operator;
  private final Identity identity;
  private final Balances balances;
  private final AtomicInteger next = new AtomicInteger();

  Guests(DemoOperator operator, Identity identity, Balances balances) {
    this.operator = operator;
    this.identity = identity;
    this.balances = balances;
  }

  /** Somebody with a phone. */
  record Guest(int number, MacAddress mac) {}

  /** The next who comes in; after the last the first again. */
  Guest next() {
    int number = Math.floorMod(next.getAndIncrement(), MOST);
    return new Guest(number, new MacAddress(0x02_00_DE_00_00_00L + number));
  }

  /** The customer that this number is, who is made where there is none yet. */
  UUID known(int number) {
    var id = UUID.nameUUIDFromBytes(("demo guest " + number).getBytes(StandardCharsets.UTF_8));
    var name = NAMES.get(number % NAMES.size()) + " " + (char) ('A' + number / NAMES.size()) + ".";
    var email = "guest-" + number + "@crowd.example";
    return operator.as(
        () -> {
          var unused = identity.signUp(new SignUp(id, email, name, null, "en", null, true));
          return id;
        });
  }

  boolean hasLittle(UUID customer) {
    return operator.as(() -> balances.balance(customer)).leftBytes() < LITTLE_BYTES;
  }

  /** Whether anything was ever given; who is new is given something when first online. */
  boolean isNew(UUID customer) {
    return operator.as(() -> balances.balance(customer)).grantedBytes() == 0;
  }
}
