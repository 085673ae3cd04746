package byway.fronts.console;

import byway.fronts.console.SetAsideInstallation.Heard;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.kit.incoming.SetAsideEvent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** Messages from outside, such as the card processor's, that were believed and not handled. */
@RunOnVirtualThread
@Path(SetAsidePages.HOME)
@InContext
class SetAsidePages {
  static final String HOME = OverviewPages.HOME + "/set-aside-messages";
  static final String AGAIN = "message.try-again";
  static final String GIVE_UP = "message.give-up";

  private final SetAsideInstallation setAside;
  private final StaffActs acts;
  private final Pages pages;

  SetAsidePages(SetAsideInstallation setAside, StaffActs acts, Pages pages) {
    this.setAside = setAside;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance setAside(ShownList events, String silent, Form form);
  }

  @GET
  public Response setAside(@Context UriInfo uri) {
    var heard = setAside.list();
    return list(heard, Asked.of(uri)).answer(pages, events -> page(heard, events, Form.empty()));
  }

  private TemplateInstance again(Form form) {
    var heard = setAside.list();
    return page(heard, list(heard, Asked.first(HOME)).shown(), form);
  }

  private static TemplateInstance page(Heard heard, ShownList events, Form form) {
    return Templates.setAside(events, String.join(", ", heard.silent()), form);
  }

  private Listing<SetAsideEvent> list(Heard heard, Asked asked) {
    var words = words();
    var in = pages.reader();
    return Listing.whole(
            asked,
            words.setAsideMessages(),
            heard.events(),
            one -> one.source() + " " + one.eventId() + " " + one.failure())
        .lead(words.from(), one -> Cell.text(one.source()))
        .sorted("from", Comparator.comparing(SetAsideEvent::source))
        .text(words.messageId(), one -> Cell.code(one.eventId()))
        .text(words.lastFailure(), one -> Cell.code(one.failure()))
        .time(words.cameFirst(), one -> in.time(one.firstAt()))
        .sorted("since", Comparator.comparing(SetAsideEvent::firstAt))
        .act(words.tryAgain(), one -> act(one, "try-again"))
        .act(words.giveUp(), one -> one.mine() ? act(one, "give-up") : unknown(words));
  }

  /** What may be another operator's is not given up here. */
  private static Cell unknown(OperationMessages words) {
    return Cell.badge("quiet", words.unknownWhose());
  }

  private Cell act(SetAsideEvent event, String act) {
    var words = words();
    var id = URLEncoder.encode(event.eventId(), StandardCharsets.UTF_8);
    var address = "%s/%s/%s?id=%s".formatted(HOME, event.source(), act, id);
    return Cell.act(
        act.equals("try-again")
            ? RowAct.harmless(words.tryAgain(), address, words.reasonToTry(event.source()))
                .calling("setAsideEvents.tryAgain")
            : new RowAct(words.giveUp(), address, words.reasonToGiveUp(event.source()))
                .calling("setAsideEvents.giveUp"));
  }

  @POST
  @Path("/{source}/try-again")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response tryAgain(
      @PathParam("source") String source,
      @QueryParam("id") @DefaultValue("") String id,
      MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .calling("setAsideEvents.tryAgain")
        .becauseOf(RowAct.REASON)
        .done(AGAIN, source + " " + id, HOME, given -> setAside.tryAgain(source, id));
  }

  @POST
  @Path("/{source}/give-up")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response giveUp(
      @PathParam("source") String source,
      @QueryParam("id") @DefaultValue("") String id,
      MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .calling("setAsideEvents.tryAgain")
        .becauseOf(RowAct.REASON)
        .done(GIVE_UP, source + " " + id, HOME, given -> setAside.giveUp(source, id));
  }

  private OperationMessages words() {
    return pages.words(OperationMessages.class);
  }
}
