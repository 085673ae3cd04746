package byway.operations.flags.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.operations.flags.api.ChangeFlag;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.Flags;
import byway.operations.flags.api.Segment;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** All flags and segments, and one more of each. */
@RunOnVirtualThread
@Path(FlagPages.HOME)
@InContext
class FlagPages {
  static final String HOME = ConsoleFrame.HOME + "/flags";
  static final String CHANGE = "flag.change";
  static final String SEGMENT = "flag.segment";
  private static final String SEGMENTS = HOME + "/segments";
  private static final String KEY = "flag";
  private static final int LONGEST_KEY = 100;

  private final Flags flags;
  private final FlagLists lists;
  private final StaffActs acts;
  private final Pages pages;

  FlagPages(Flags flags, FlagLists lists, StaffActs acts, Pages pages) {
    this.flags = flags;
    this.lists = lists;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "flags")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance flags(ShownList rows, Form form);

    static native TemplateInstance segments(ShownList rows, boolean none, Form form);
  }

  @GET
  public Response flags(@Context UriInfo uri) {
    var form = acts.keyed(Form.empty());
    return lists.all(Asked.of(uri)).answer(pages, rows -> Templates.flags(rows, form));
  }

  private TemplateInstance again(Form form) {
    return Templates.flags(lists.all(Asked.first(HOME)).shown(), acts.keyed(form));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response add(MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .text(KEY, LONGEST_KEY, words().keyWrong())
        .refusal("flag_invalid", KEY, words().keyWrong())
        .refusal("changed_meanwhile", KEY, words().keyTaken())
        .calling("flags.change")
        .answer(CHANGE, given -> given.text(KEY), this::add);
  }

  private Response add(Given given) {
    var key = given.text(KEY);
    var is = FlagDefinition.plain(given.form().value(FlagForm.DESCRIPTION), false);
    var unused = flags.change(new ChangeFlag(given.key(), key, is, 0, given.reason()));
    return pages.done(FlagPage.address(key), CHANGE);
  }

  @GET
  @Path("/segments")
  public Response segments(@Context UriInfo uri) {
    return lists
        .segments(Asked.of(uri))
        .answer(pages, rows -> Templates.segments(rows, isNone(), Form.empty()));
  }

  private boolean isNone() {
    return flags.segments().isEmpty();
  }

  @POST
  @Path("/segments")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response keepSegment(MultivaluedMap<String, String> posted) {
    return acts.of(
            posted,
            form ->
                Templates.segments(lists.segments(Asked.first(SEGMENTS)).shown(), isNone(), form))
        .text("name", 60, words().segmentWrong())
        .check(
            form -> TypedRules.conditions(form.value(FlagForm.CONDITIONS)).isPresent(),
            FlagForm.CONDITIONS,
            words().conditionsWrong())
        .refusal("segment_guarded", "name", words().guarded())
        .calling("flags.keepSegment")
        .done(SEGMENT, name(posted), SEGMENTS, given -> flags.keepSegment(segment(given)));
  }

  /** For the audit log, which keeps no empty subject. */
  private static String name(MultivaluedMap<String, String> posted) {
    return Optional.ofNullable(posted.getFirst("name")).filter(it -> !it.isBlank()).orElse("-");
  }

  private static Segment segment(Given given) {
    return new Segment(
        given.text("name"),
        given.form().value(FlagForm.DESCRIPTION),
        TypedRules.conditions(given.form().value(FlagForm.CONDITIONS)).orElseGet(List::of));
  }

  private FlagMessages words() {
    return pages.words(FlagMessages.class);
  }
}
