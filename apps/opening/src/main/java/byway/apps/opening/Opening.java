package byway.apps.opening;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * An operator's first day: from an empty folder to a guest who pays, and on through a disaster. The
 * figures of the hotspot, the mail server and the card processor are held against the platform's.
 */
final class Opening {
  private final World world;
  private final Consumer<String> say;

  Opening(World world, Consumer<String> say) {
    this.world = world;
    this.say = say;
  }

  /** The whole of it; one JSON object at the end. */
  String run() {
    long begun = System.nanoTime();
    var owner = world.chromium.person();
    var day = new OwnersMorning(world, owner, say);
    day.setsUp();
    day.makesPasskey();
    day.isToldOfPayments();
    day.sellsPack();
    try (var box = new EnrolledBox(world.directory, world.server.at)) {
      day.enrols(box);
      var guest = world.chromium.person();
      var story = new GuestsVisit(world, box, guest, say);
      story.signsUp();
      story.usesAllOfIt();
      story.buys();
      story.goesOn();
      var books = new Books(world.server, say);
      books.areExact(box.phone().passedBytes());
      new Disaster(world, books, say).survive(story, box);
      long counted = box.counted();
      story.leaves();
      books.areExact(box.phone().passedBytes());
      WrongFigure.unlessEqual("what the hotspot counted", box.phone().passedBytes(), counted);
      return """
      {"bytesPulledByGuest":%d,"bytesCountedByHotspot":%d,"bytesCharged":%d,"bytesLeft":%d,"moneyCapturedMinor":%d,"currency":"EUR",\
      "restored":true,"ownerFields":%d,"ownerCharacters":%d,"ownerPresses":%d,"guestFields":%d,\
      "guestCharacters":%d,"guestPresses":%d,"machineSeconds":%d}"""
          .formatted(
              box.phone().passedBytes(),
              counted,
              story.charged(),
              story.left(),
              world.cards.capturedMinor("eur"),
              owner.fields(),
              owner.characters(),
              owner.presses(),
              guest.fields(),
              guest.characters(),
              guest.presses(),
              Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }
  }
}
