package byway.people.notifications.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.people.notifications.api.MessagesToday;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.SentMessage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.UUID;

/** Messages that left, or wait to, with what the server said of each. */
@RunOnVirtualThread
@Path(MessagePages.HOME)
@InContext
class MessagePages {
  static final String HOME = ConsoleFrame.HOME + "/messages";

  private final Notifications notifications;
  private final MessageLists lists;
  private final StaffActs acts;
  private final Pages pages;
  private final InstantSource clock;

  MessagePages(
      Notifications notifications,
      MessageLists lists,
      StaffActs acts,
      Pages pages,
      InstantSource clock) {
    this.notifications = notifications;
    this.lists = lists;
    this.acts = acts;
    this.pages = pages;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "notifications")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance messages(ShownList messages, MessagesToday today);

    static native TemplateInstance message(
        SentMessage message, String name, Cell state, boolean again, Form form);
  }

  @GET
  public Response messages(@Context UriInfo uri) {
    return lists
        .all(Asked.of(uri))
        .answer(pages, all -> Templates.messages(all, notifications.today()));
  }

  @GET
  @Path("/{id}")
  public Response message(@PathParam("id") UUID id) {
    return pages.show(message(id, Form.empty()));
  }

  private TemplateInstance message(UUID id, Form form) {
    var words = pages.words(NotificationMessages.class);
    var message = Masked.of(notifications.get(id), clock.instant());
    boolean isOver =
        switch (message.became()) {
          case KEPT, FAILED, BOUNCED -> true;
          case WAITING, SENT, DELIVERED -> false;
        };
    return Templates.message(
        message,
        MessageLists.name(message, words),
        MessageLists.state(message, words),
        isOver && notifications.leaving().by(message.channel()),
        form);
  }

  @POST
  @Path("/{id}/again")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response again(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> message(id, form))
        .calling("notifications.sendAgain")
        .done("message.again", id, HOME + "/" + id, given -> again(id));
  }

  private void again(UUID id) {
    var unused = notifications.sendAgain(id);
  }
}
