package byway.people.notifications.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.people.identity.api.Identity;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageTemplate;
import byway.people.notifications.api.MessageTemplates;
import byway.people.notifications.api.SetTemplate;
import byway.people.notifications.api.TemplateName;
import byway.people.notifications.api.TemplatePreview;
import byway.people.notifications.api.TemplateVersion;
import byway.people.notifications.api.Tried;
import byway.people.notifications.api.TryTemplate;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What messages say: Byway's words until staff write others, tried with sample data first. */
@RunOnVirtualThread
@Path(TemplatePages.HOME)
@InContext
class TemplatePages {
  static final String HOME = MessagePages.HOME + "/templates";
  private static final String ONE = "/{kind}/{channel}/{language}";

  private final MessageTemplates templates;
  private final Identity identity;
  private final Visitors visitors;
  private final StaffActs acts;
  private final Pages pages;

  TemplatePages(
      MessageTemplates templates,
      Identity identity,
      Visitors visitors,
      StaffActs acts,
      Pages pages) {
    this.templates = templates;
    this.identity = identity;
    this.visitors = visitors;
    this.acts = acts;
    this.pages = pages;
  }

  /** How words look, or what is wrong with them. */
  record Look(@Nullable TemplatePreview preview, String problem) {
    static final Look NONE = new Look(null, "");
  }

  @CheckedTemplate(basePath = "notifications")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance templates(ShownList templates);

    static native TemplateInstance template(
        MessageTemplate template, String home, Look look, ShownList history, Form form);

    static native TemplateInstance preview(Look look);
  }

  @GET
  public Response templates(@Context UriInfo uri) {
    var words = words();
    return Listing.whole(
            Asked.of(uri),
            words.templates(),
            templates.list(),
            one -> one.title() + " " + one.name().kind() + " " + one.name().language())
        .lead(words.oneMessage(), one -> Cell.link(address(one.name()), one.title()))
        .side(
            words.whoseWords(),
            one -> one.isOwn() ? Cell.badge("good", words.yours()) : Cell.text(words.byways()))
        .text(words.kind(), one -> Cell.text(channel(one.name().channel())))
        .text(words.language(), one -> Cell.code(one.name().language()))
        .answer(pages, Templates::templates);
  }

  @GET
  @Path(ONE)
  public Response template(
      @PathParam("kind") String kind,
      @PathParam("channel") String channel,
      @PathParam("language") String language,
      @QueryParam("version") int version) {
    var name = name(kind, channel, language);
    var form = TemplateForms.kept(templates.read(name));
    var shown =
        templates.history(name).stream()
            .filter(one -> one.version() == version && one.words() != null)
            .findFirst()
            .map(one -> TemplateForms.with(form, Objects.requireNonNull(one.words())))
            .orElse(form);
    return pages.show(page(name, shown, look(name, shown)));
  }

  private TemplateInstance page(TemplateName name, Form form, Look look) {
    var template = templates.read(name);
    var all = form.among(TemplateForms.kept(template));
    return Templates.template(template, address(name), look, history(name), all);
  }

  private ShownList history(TemplateName name) {
    var words = words();
    var in = pages.reader();
    var people = PeopleNames.of(identity);
    return Listing.whole(
            Asked.first(address(name)), words.history(), templates.history(name), one -> "")
        .beside()
        .before(
            rows -> people.learn(rows.stream().map(TemplateVersion::by).filter(Objects::nonNull)))
        .lead(
            words.version(),
            one ->
                one.words() == null
                    ? Cell.text(words.byways())
                    : Cell.link(
                        address(name) + "?version=" + one.version(), String.valueOf(one.version())))
        .text(
            words.by(),
            one -> {
              var by = one.by();
              return Cell.text(by == null ? "" : Objects.requireNonNullElse(people.name(by), ""));
            })
        .time(words.written(), one -> in.time(one.at()))
        .shown();
  }

  /** Without JavaScript: the whole page, with how it looks in it. */
  @POST
  @Path(ONE + "/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response preview(
      @PathParam("kind") String kind,
      @PathParam("channel") String channel,
      @PathParam("language") String language,
      MultivaluedMap<String, String> posted) {
    var name = name(kind, channel, language);
    var form = Form.of(posted);
    return pages.show(page(name, form, look(name, form)));
  }

  /** While it is written: that part alone. */
  @POST
  @Path(ONE + "/look")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response part(
      @PathParam("kind") String kind,
      @PathParam("channel") String channel,
      @PathParam("language") String language,
      MultivaluedMap<String, String> posted) {
    var name = name(kind, channel, language);
    return pages.show(Templates.preview(look(name, Form.of(posted))));
  }

  private Look look(TemplateName name, Form form) {
    try {
      return new Look(templates.preview(command(name, form)), "");
    } catch (Refusal e) {
      return new Look(null, e.detail());
    }
  }

  private static SetTemplate command(TemplateName name, Form form) {
    return new SetTemplate(name, TemplateForms.words(name, form), TemplateForms.version(form));
  }

  @POST
  @Path(ONE)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response set(
      @PathParam("kind") String kind,
      @PathParam("channel") String channel,
      @PathParam("language") String language,
      MultivaluedMap<String, String> posted) {
    var name = name(kind, channel, language);
    return act(name, posted)
        .calling("messageTemplates.set")
        .refusal("template_changed", "text", words().templateChanged())
        .done(
            "template.set",
            id(name),
            address(name),
            given -> {
              var unused = templates.set(command(name, given.form()));
            });
  }

  @POST
  @Path(ONE + "/reset")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response reset(
      @PathParam("kind") String kind,
      @PathParam("channel") String channel,
      @PathParam("language") String language,
      MultivaluedMap<String, String> posted) {
    var name = name(kind, channel, language);
    return act(name, posted)
        .calling("messageTemplates.reset")
        .becauseOf("reset-reason")
        .done(
            "template.reset",
            id(name),
            address(name),
            given -> {
              var unused = templates.reset(name);
            });
  }

  /** To who asks for it: the address that they sign in with, or a telephone that they name. */
  @POST
  @Path(ONE + "/try")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response send(
      @PathParam("kind") String kind,
      @PathParam("channel") String channel,
      @PathParam("language") String language,
      MultivaluedMap<String, String> posted) {
    var name = name(kind, channel, language);
    return act(name, posted)
        .calling("messageTemplates.send")
        .becauseAlways("a trial of a template")
        .answer("template.try", given -> id(name), given -> tried(name, given.form()));
  }

  private Response tried(TemplateName name, Form form) {
    var to =
        name.channel() == Channel.EMAIL
            ? identity.person(visitors.staff()).email()
            : form.value("sms-to");
    var tried = templates.send(new TryTemplate(name, TemplateForms.words(name, form), to));
    if (tried instanceof Tried.NotTaken not) {
      throw Refusal.invalid(
          "not_taken", FaultWords.of(not.fault(), words()) + " " + words().serverSaid(not.words()));
    }
    return pages.show(page(name, form.with("sent", words().templateTried(to)), look(name, form)));
  }

  private StaffAct act(TemplateName name, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> page(name, form, look(name, form)));
  }

  private static TemplateName name(String kind, String channel, String language) {
    try {
      return new TemplateName(kind, Channel.valueOf(channel), language);
    } catch (IllegalArgumentException e) {
      throw Refusal.notFound("the template");
    }
  }

  private static String address(TemplateName name) {
    return HOME + "/" + id(name);
  }

  private static String id(TemplateName name) {
    return name.kind() + "/" + name.channel() + "/" + name.language();
  }

  private String channel(Channel channel) {
    return channel == Channel.EMAIL ? words().mailTitle() : words().smsTitle();
  }

  private NotificationMessages words() {
    return pages.words(NotificationMessages.class);
  }
}
