package byway.operations.flags.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.console.TwoOfStaff;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.ShownList;
import byway.fronts.web.words.Numbers.Range;
import byway.kit.context.InContext;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.operations.flags.api.ChangeFlag;
import byway.operations.flags.api.Flag;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.Flags;
import byway.operations.flags.api.RuleSet;
import byway.operations.flags.api.SwitchOff;
import byway.people.staff.api.AskApproval;
import byway.people.staff.api.GatedDeed;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** One flag: for whom it is on, who would get it, what became of it, and off at once. */
@RunOnVirtualThread
@Path(FlagPage.HOME)
@InContext
class FlagPage {
  static final String HOME = FlagPages.HOME + "/flag";
  static final String OFF = "flag.off";
  private static final String OVER = "over";
  private static final String PERSON = "person";
  private static final String KNOWN = "known";
  private static final Range PERCENT = Range.whole(0, 100);

  private final Flags flags;
  private final FlagLists lists;
  private final TwoOfStaff twoOfStaff;
  private final StaffActs acts;
  private final Visitors visitors;
  private final Pages pages;
  private final Ids ids;
  private final InstantSource clock;

  FlagPage(
      Flags flags,
      FlagLists lists,
      TwoOfStaff twoOfStaff,
      StaffActs acts,
      Visitors visitors,
      Pages pages,
      Ids ids,
      InstantSource clock) {
    this.flags = flags;
    this.lists = lists;
    this.twoOfStaff = twoOfStaff;
    this.acts = acts;
    this.visitors = visitors;
    this.pages = pages;
    this.ids = ids;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "flags")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance flag(
        Flag flag,
        Cell state,
        ShownList rules,
        ShownList uses,
        ShownList history,
        Form preview,
        Form form);
  }

  static String address(String key) {
    return HOME + "/" + key;
  }

  @GET
  @Path("/{key}")
  public Response flag(@PathParam("key") String key, @Context UriInfo uri) {
    var flag = kept(key);
    return lists
        .history(Asked.of(uri), key)
        .answer(pages, history -> page(flag, history, preview(flag, uri), fresh(flag)));
  }

  /** One that nobody has set yet is as if it were made and off. */
  private Flag kept(String key) {
    try {
      return flags.get(key);
    } catch (Refusal refusal) {
      if (refusal.isNotFound() && lists.isAsked(key)) {
        return new Flag(key, FlagDefinition.plain("", false), 0, clock.instant());
      }
      throw refusal;
    }
  }

  private Form fresh(Flag flag) {
    return acts.keyed(FlagForm.of(flag.definition()).with(OVER, Long.toString(flag.version())));
  }

  private TemplateInstance page(Flag flag, ShownList history, Form preview, Form form) {
    var here = Asked.first(address(flag.key()));
    return Templates.flag(
        flag,
        lists.state(flag.definition()),
        lists.rules(here, flag).shown(),
        lists.uses(here, flag.key()).shown(),
        history,
        preview,
        form);
  }

  private TemplateInstance again(String key, Form form) {
    var flag = kept(key);
    var history = lists.history(Asked.first(address(key)), key).shown();
    return page(flag, history, Form.empty(), form.among(fresh(flag)));
  }

  private Form preview(Flag flag, UriInfo uri) {
    var asked = uri.getQueryParameters();
    var form = Form.empty().with(PERSON, asked.getFirst(PERSON)).with(KNOWN, asked.getFirst(KNOWN));
    if (!asked.containsKey(PERSON)) {
      return form;
    }
    var own = new RuleSet(flag.version(), flags.all(), flags.segments());
    var found =
        Preview.of(
            own,
            flag.key(),
            form.value(PERSON),
            TypedRules.fields(form.value(KNOWN)),
            visitors.tenant().id(),
            clock.instant());
    var in = pages.reader();
    var thousand =
        found.thousand().entrySet().stream()
            .map(one -> one.getKey() + " " + in.number(one.getValue()))
            .collect(Collectors.joining(", "));
    return form.with("gets", words().gets(found.person()))
        .with("thousand", words().ofThousand(thousand));
  }

  @POST
  @Path("/{key}/settings")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response settings(@PathParam("key") String key, MultivaluedMap<String, String> posted) {
    return act(key, posted)
        .becauseOf("settings-reason")
        .check(
            form -> TypedRules.variants(form.value(FlagForm.VARIANTS), "").isPresent(),
            FlagForm.VARIANTS,
            words().variantsWrong())
        .answer(
            FlagPages.CHANGE,
            given -> key,
            given -> change(key, given, over(given), is -> FlagForm.settings(given.form(), is)));
  }

  @POST
  @Path("/{key}/rules")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response addRule(@PathParam("key") String key, MultivaluedMap<String, String> posted) {
    return act(key, posted)
        .becauseOf("rule-reason")
        .numbers(
            numbers -> numbers.read(FlagForm.PERCENT, PERCENT, words().percentWrong()),
            numbers -> numbers.whole(FlagForm.PERCENT))
        .check(
            form -> TypedRules.conditions(form.value(FlagForm.CONDITIONS)).isPresent(),
            FlagForm.CONDITIONS,
            words().conditionsWrong())
        .check(
            form -> TypedRules.variants(form.value(FlagForm.RULE_VARIANTS), "").isPresent(),
            FlagForm.RULE_VARIANTS,
            words().variantsWrong())
        .check(form -> isTime(form, FlagForm.FROM), FlagForm.FROM, words().timeWrong())
        .check(form -> isTime(form, FlagForm.UNTIL), FlagForm.UNTIL, words().timeWrong())
        .answer(
            FlagPages.CHANGE,
            given -> key,
            given -> change(key, given, over(given), is -> withRule(is, given)));
  }

  private static boolean isTime(Form form, String field) {
    return !form.has(field) || TypedRules.time(form.value(field)).isPresent();
  }

  private static FlagDefinition withRule(FlagDefinition is, Given given) {
    var rules = new ArrayList<>(is.rules());
    rules.add(FlagForm.rule(given.form(), given.number(FlagForm.PERCENT).intValueExact()));
    return is.with(rules);
  }

  @POST
  @Path("/{key}/rules/{place}/take-away")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response takeAway(
      @PathParam("key") String key,
      @PathParam("place") int place,
      @QueryParam(OVER) long over,
      MultivaluedMap<String, String> posted) {
    return act(key, posted)
        .becauseOf(RowAct.REASON)
        .answer(
            FlagPages.CHANGE,
            given -> key,
            given -> change(key, given, over, is -> without(is, place)));
  }

  private static FlagDefinition without(FlagDefinition is, int place) {
    if (place < 0 || place >= is.rules().size()) {
      throw Refusal.notFound("the rule");
    }
    var rules = new ArrayList<>(is.rules());
    rules.remove(place);
    return is.with(rules);
  }

  @POST
  @Path("/{key}/on")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response switchOn(@PathParam("key") String key, MultivaluedMap<String, String> posted) {
    return act(key, posted)
        .becauseOf("on-reason")
        .answer(
            FlagPages.CHANGE,
            given -> key,
            given -> change(key, given, over(given), is -> is.switched(true)));
  }

  @POST
  @Path("/{key}/off")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response switchOff(@PathParam("key") String key, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> again(key, form))
        .becauseOf("off-reason")
        .calling("flags.switchOff")
        .done(OFF, key, address(key), given -> flags.switchOff(key, new SwitchOff(given.reason())));
  }

  private StaffAct act(String key, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> again(key, form))
        .refusal("changed_meanwhile", "rule-reason", words().meanwhile())
        .calling("flags.change");
  }

  /** What is made of a flag. */
  private interface Change {
    FlagDefinition of(FlagDefinition is);
  }

  private static long over(Given given) {
    try {
      return Long.parseLong(given.form().value(OVER));
    } catch (NumberFormatException e) {
      throw Refusal.invalid("key_missing", "the form has lost which version it is about");
    }
  }

  private Response change(String key, Given given, long over, Change change) {
    var flag = kept(key);
    if (flag.version() != over) {
      throw Refusal.conflict("changed_meanwhile", words().meanwhile());
    }
    var id = given.form().has("key") ? given.key() : ids.next();
    var command = new ChangeFlag(id, key, change.of(flag.definition()), over, given.reason());
    return twoOfStaff.alone(
        () -> {
          var unused = flags.change(command);
        },
        address(key),
        FlagPages.CHANGE,
        new AskApproval(id, new GatedDeed.ChangeFlag(id, key), given.reason()));
  }

  private FlagMessages words() {
    return pages.words(FlagMessages.class);
  }
}
