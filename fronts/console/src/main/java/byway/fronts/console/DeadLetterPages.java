package byway.fronts.console;

import byway.fronts.console.TenantLetters.Letter;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Messages between parts of the platform that could not be delivered. */
@RunOnVirtualThread
@Path(DeadLetterPages.HOME)
@InContext
class DeadLetterPages {
  static final String HOME = OverviewPages.HOME + "/dead-letters";

  private final TenantLetters letters;
  private final StaffActs acts;
  private final Pages pages;

  DeadLetterPages(TenantLetters letters, StaffActs acts, Pages pages) {
    this.letters = letters;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance deadLetters(
        ShownList letters, @Nullable Integer replayed, Form form);
  }

  @GET
  public Response deadLetters(
      @QueryParam("replayed") @Nullable Integer replayed, @Context UriInfo uri) {
    return list(Asked.of(uri))
        .answer(pages, all -> Templates.deadLetters(all, sent(replayed), Form.empty()));
  }

  /** What an address says that nobody was sent to is nothing. */
  private static @Nullable Integer sent(@Nullable Integer replayed) {
    return replayed == null || replayed < 0 ? null : replayed;
  }

  private TemplateInstance again(Form form) {
    return Templates.deadLetters(list(Asked.first(HOME)).shown(), null, form);
  }

  private Listing<Letter> list(Asked asked) {
    var words = words();
    return Listing.whole(
            asked, words.deadLetters(), letters.list(), one -> one.queue() + " " + one.type())
        .lead(words.forWhom(), one -> Cell.text(one.queue()))
        .sorted("for", Comparator.comparing(Letter::queue))
        .text(words.what(), one -> Cell.text(one.type()))
        .sorted("what", Comparator.comparing(Letter::type))
        .quiet(words.id(), one -> Cell.code(one.id()))
        .act(pages.words(StaffMessages.class).act(), this::sending);
  }

  private Cell sending(Letter letter) {
    var id = URLEncoder.encode(letter.id(), StandardCharsets.UTF_8);
    var words = words();
    return Cell.act(
        new RowAct(
                words.sendAgain(), HOME + "/replay-one?id=" + id, words.reasonToSend(letter.type()))
            .calling("stuckWork.tryAgain"));
  }

  @POST
  @Path("/replay-one")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response replay(
      @QueryParam("id") @DefaultValue("") String id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .calling("stuckWork.tryAgain")
        .writtenByHand()
        .becauseOf(RowAct.REASON)
        .answer("dead-letters.replay", given -> id, given -> replayed(one(id)));
  }

  private int one(String id) {
    if (letters.replay(id) == 0) {
      throw Refusal.notFound("the message among the dead letters");
    }
    return 1;
  }

  @POST
  @Path("/replay")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response replayAll(MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .calling("stuckWork.tryAgain")
        .writtenByHand()
        .answer("dead-letters.replay", given -> "all", given -> replayed(letters.replay()));
  }

  private Response replayed(int moved) {
    return pages.seeOther(HOME + "?replayed=" + moved);
  }

  private ConsoleMessages words() {
    return pages.words(ConsoleMessages.class);
  }
}
