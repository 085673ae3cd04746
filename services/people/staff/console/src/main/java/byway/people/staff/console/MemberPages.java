package byway.people.staff.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.kit.context.StaffRole;
import byway.kit.values.Refusal;
import byway.people.staff.api.ChangeRole;
import byway.people.staff.api.Invite;
import byway.people.staff.api.Staff;
import byway.people.staff.api.StaffMember;
import byway.people.staff.console.RoleWords.Choice;
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
import java.util.List;
import java.util.UUID;

/** Who works here, in which role, and who is asked to. */
@RunOnVirtualThread
@Path(MemberPages.HOME)
@InContext
class MemberPages {
  static final String HOME = ConsoleFrame.HOME + "/staff";
  static final String INVITE = "staff.invite";
  static final String AGAIN = "staff.send-again";
  static final String WITHDRAW = "staff.withdraw";
  static final String ROLE = "staff.role";
  static final String REMOVE = "staff.remove";
  private static final String EMAIL = "email";
  private static final String ROLE_FIELD = "role";
  private static final int LONGEST_EMAIL = 254;

  private final Staff staff;
  private final MemberLists lists;
  private final Visitors visitors;
  private final StaffActs acts;
  private final Pages pages;

  MemberPages(Staff staff, MemberLists lists, Visitors visitors, StaffActs acts, Pages pages) {
    this.staff = staff;
    this.lists = lists;
    this.visitors = visitors;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "members")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance members(
        ShownList members, ShownList waiting, List<Choice> roles, Form form);

    static native TemplateInstance member(StaffMember member, List<Choice> roles, Form form);
  }

  @GET
  public Response members(@Context UriInfo uri) {
    return lists.members(Asked.of(uri)).answer(pages, rows -> page(rows, Form.empty()));
  }

  private TemplateInstance page(ShownList members, Form form) {
    return Templates.members(
        members, lists.waiting().shown(), RoleWords.all(words()), acts.keyed(form));
  }

  private TemplateInstance again(Form form) {
    return page(lists.members(Asked.first(HOME)).shown(), form);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response invite(MultivaluedMap<String, String> posted) {
    return inRole(acts.of(posted, this::again))
        .text(EMAIL, LONGEST_EMAIL, words().emailWrong())
        .refusal("email_invalid", EMAIL, words().emailWrong())
        .refusal("already_member", EMAIL, words().alreadyMember())
        .calling("staff.invite")
        .answer(INVITE, Given::key, this::invite);
  }

  private Response invite(Given given) {
    var visitor = visitors.current();
    staff.invite(
        new Invite(
            given.key(),
            given.text(EMAIL),
            role(given.form()),
            visitor.languageTag(),
            visitor.origin() + JoinPages.HOME + "?token="));
    return pages.done(HOME, INVITE);
  }

  @POST
  @Path("/invitations/{id}/again")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response sendAgain(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .becauseOf(RowAct.REASON)
        .calling("staff.sendAgain")
        .done(AGAIN, id, HOME, given -> staff.sendAgain(id));
  }

  @POST
  @Path("/invitations/{id}/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response withdraw(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .becauseOf(RowAct.REASON)
        .calling("staff.withdraw")
        .done(WITHDRAW, id, HOME, given -> staff.withdraw(id));
  }

  @GET
  @Path("/{id}")
  public Response member(@PathParam("id") UUID id) {
    var member = staff.member(id);
    return pages.show(one(member, acts.keyed(Form.empty()).with(ROLE_FIELD, member.role().word())));
  }

  private TemplateInstance one(StaffMember member, Form form) {
    return Templates.member(member, RoleWords.all(words()), form);
  }

  @POST
  @Path("/{id}/role")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response changeRole(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var member = staff.member(id);
    return inRole(acts.of(posted, form -> one(member, form)))
        .refusal("last_owner", ROLE_FIELD, words().lastOwner())
        .calling("staff.changeRole")
        .done(
            ROLE,
            id,
            HOME + "/" + id,
            given -> staff.changeRole(id, new ChangeRole(role(given.form()))));
  }

  @POST
  @Path("/{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response remove(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var member = staff.member(id);
    return acts.of(posted, form -> one(member, form.with(ROLE_FIELD, member.role().word())))
        .becauseOf("remove-reason")
        .confirmed("name", member.name(), words().typeName())
        .refusal("last_owner", "name", words().lastOwner())
        .calling("staff.remove")
        .done(REMOVE, id, HOME, given -> staff.remove(id));
  }

  private StaffAct inRole(StaffAct act) {
    return act.check(
        form -> StaffRole.called(form.value(ROLE_FIELD)).isPresent(),
        ROLE_FIELD,
        words().roleWrong());
  }

  private static StaffRole role(Form form) {
    return StaffRole.called(form.value(ROLE_FIELD))
        .orElseThrow(() -> Refusal.invalid("role_unknown", "no role is called so"));
  }

  private MemberMessages words() {
    return pages.words(MemberMessages.class);
  }
}
