package byway.apps.opening;

import java.nio.file.Path;
import java.util.function.Consumer;

/** All that the server has is lost, and comes back from its backup. */
final class Disaster {
  private final World world;
  private final Server server;
  private final Books books;
  private final Consumer<String> say;

  Disaster(World world, Books books, Consumer<String> say) {
    this.world = world;
    this.server = world.server;
    this.books = books;
    this.say = say;
  }

  void survive(GuestsVisit guest, EnrolledBox box) {
    var backup = world.directory.resolve("backup");
    var made = server.run("backup", "--to", backup.toString());
    WrongFigure.unlessEqual("how the backup ended: " + made.words(), 0, made.status());
    long charged = guest.charged();
    long left = guest.left();
    server.loseEverything();
    say.accept(
        "A backup was made at the running server; then the server and its folder were destroyed.");
    restore(backup);
    server.start();
    WrongFigure.unlessEqual("what is charged after it", charged, guest.charged());
    WrongFigure.unlessEqual("what is left after it", left, guest.left());
    var proof = server.run("books");
    WrongFigure.unlessEqual("how the proof ended: " + proof.words(), 0, proof.status());
    books.areExact(box.phone().passedBytes());
    Await.until("the hotspot is back, by what it has pinned", box::isOnline);
    guest.goesOn();
    say.accept(
        "Restored: the same balances, and the hotspot and its guest went on as if nothing had been.");
  }

  private void restore(Path backup) {
    var made =
        server.run("restore", "--from", backup.toString(), "--data", server.data().toString());
    WrongFigure.unlessEqual("how the restore ended: " + made.words(), 0, made.status());
  }
}
