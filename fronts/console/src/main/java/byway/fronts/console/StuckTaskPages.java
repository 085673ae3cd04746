package byway.fronts.console;

import byway.fronts.console.StuckInstallation.Heard;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.kit.tasks.StuckTask;
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

/** Work of services that is not tried any more: tried again, or given up for a reason. */
@RunOnVirtualThread
@Path(StuckTaskPages.HOME)
@InContext
class StuckTaskPages {
  static final String HOME = OverviewPages.HOME + "/stuck-tasks";
  static final String AGAIN = "task.try-again";
  static final String GIVE_UP = "task.give-up";

  private final StuckInstallation stuck;
  private final StaffActs acts;
  private final Pages pages;

  StuckTaskPages(StuckInstallation stuck, StaffActs acts, Pages pages) {
    this.stuck = stuck;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance stuckTasks(
        ShownList tasks, int shown, long all, String silent, Form form);
  }

  @GET
  public Response stuckTasks(@Context UriInfo uri) {
    var heard = stuck.list();
    return list(heard, Asked.of(uri)).answer(pages, tasks -> page(heard, tasks, Form.empty()));
  }

  private TemplateInstance again(Form form) {
    var heard = stuck.list();
    return page(heard, list(heard, Asked.first(HOME)).shown(), form);
  }

  private static TemplateInstance page(Heard heard, ShownList tasks, Form form) {
    var silent = String.join(", ", heard.silent());
    return Templates.stuckTasks(tasks, heard.tasks().size(), heard.all(), silent, form);
  }

  private Listing<StuckTask> list(Heard heard, Asked asked) {
    var words = words();
    var in = pages.reader();
    return Listing.whole(asked, words.stuckTasks(), heard.tasks(), StuckTaskPages::inWords)
        .lead(words.what(), one -> Cell.text(one.service() + ": " + one.task()))
        .sorted("what", Comparator.comparing(StuckTaskPages::inWords))
        .text(words.about(), one -> Cell.text(one.subject()))
        .text(words.lastFailure(), one -> Cell.text(failure(one)))
        .time(words.stuckSince(), one -> in.time(one.since()))
        .sorted("since", Comparator.comparing(StuckTask::since))
        .act(words.tryAgain(), one -> act(one, "try-again"))
        .act(words.giveUp(), one -> one.recurs() ? Cell.NONE : act(one, "give-up"));
  }

  private static String failure(StuckTask task) {
    return "%d × %s: %s".formatted(task.attempts(), task.code(), task.text());
  }

  private static String inWords(StuckTask task) {
    return String.join(" ", task.service(), task.task(), task.subject(), task.code(), task.text());
  }

  private Cell act(StuckTask task, String act) {
    var words = words();
    boolean isAgain = act.equals("try-again");
    var address =
        "%s/%s/%s?task=%s&id=%s"
            .formatted(HOME, task.service(), act, encoded(task.task()), encoded(task.id()));
    return Cell.act(
        isAgain
            ? RowAct.harmless(words.tryAgain(), address, words.reasonToTry(task.task()))
                .calling("stuckWork.tryAgain")
            : new RowAct(words.giveUp(), address, words.reasonToGiveUp(task.task()))
                .calling("stuckWork.giveUp"));
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  @POST
  @Path("/{service}/try-again")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response tryAgain(
      @PathParam("service") String service,
      @QueryParam("task") @DefaultValue("") String task,
      @QueryParam("id") @DefaultValue("") String id,
      MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .calling("stuckWork.tryAgain")
        .becauseOf(RowAct.REASON)
        .done(
            AGAIN,
            service + " " + task + " " + id,
            HOME,
            given -> stuck.tryAgain(service, task, id));
  }

  @POST
  @Path("/{service}/give-up")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response giveUp(
      @PathParam("service") String service,
      @QueryParam("task") @DefaultValue("") String task,
      @QueryParam("id") @DefaultValue("") String id,
      MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .calling("stuckWork.tryAgain")
        .becauseOf(RowAct.REASON)
        .done(
            GIVE_UP,
            service + " " + task + " " + id,
            HOME,
            given -> stuck.giveUp(service, task, id, given.reason()));
  }

  private OperationMessages words() {
    return pages.words(OperationMessages.class);
  }
}
