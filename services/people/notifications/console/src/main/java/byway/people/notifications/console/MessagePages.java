package byway.people.notifications.console;

import byway.fronts.web.Pages;
import byway.fronts.web.console.ConsoleFrame;
import byway.kit.context.InContext;
import byway.kit.values.Page;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.SentMessage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Messages that left, or wait to, the newest first. */
@RunOnVirtualThread
@Path(MessagePages.HOME)
@InContext
class MessagePages {
  static final String HOME = ConsoleFrame.HOME + "/messages";
  private static final int ROWS = 50;

  private final Notifications notifications;
  private final Pages pages;
  private final InstantSource clock;

  MessagePages(Notifications notifications, Pages pages, InstantSource clock) {
    this.notifications = notifications;
    this.pages = pages;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "notifications")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance messages(Page<SentMessage> messages);
  }

  @GET
  public Response messages(@QueryParam("cursor") @Nullable String cursor) {
    var page = notifications.list(ROWS, cursor);
    var now = clock.instant();
    var shown = page.items().stream().map(message -> Masked.of(message, now)).toList();
    return pages.show(Templates.messages(new Page<>(shown, page.next())));
  }
}
