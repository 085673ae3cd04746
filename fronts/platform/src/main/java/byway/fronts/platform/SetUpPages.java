package byway.fronts.platform;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.fronts.web.WebMessages;
import byway.kit.calls.CallFailed;
import byway.kit.context.InContext;
import byway.operations.installation.api.AnswerCards;
import byway.operations.installation.api.AnswerMail;
import byway.operations.installation.api.AnswerOperator;
import byway.operations.installation.api.AnswerOwner;
import byway.operations.installation.api.AnswerPlace;
import byway.operations.installation.api.Answered;
import byway.operations.installation.api.MailAnswer;
import byway.operations.installation.api.OperatorAnswer;
import byway.operations.installation.api.OwnerAnswer;
import byway.operations.installation.api.SetUp;
import byway.operations.installation.api.SetUpToken;
import byway.operations.installation.api.SettingUp;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Five questions, one at a time; each answer is tried before the next question is asked. */
@RunOnVirtualThread
@Path(SetUpPages.HOME)
@InContext
class SetUpPages {
  static final String HOME = "/setup";
  private static final int LAST = SetUp.QUESTIONS + 1;

  private final SettingUp settingUp;
  private final SetUpLinks links;
  private final Questions questions;
  private final Visitors visitors;
  private final Pages pages;

  SetUpPages(
      SettingUp settingUp, SetUpLinks links, Questions questions, Visitors visitors, Pages pages) {
    this.settingUp = settingUp;
    this.links = links;
    this.questions = questions;
    this.visitors = visitors;
    this.pages = pages;
  }

  /** The question that is next, or one of before, to answer it otherwise. */
  @GET
  public Response ask(
      @QueryParam("link") @DefaultValue("") String link,
      @QueryParam("at") @DefaultValue("0") int at) {
    if (!link.isEmpty() && links.open(link)) {
      return pages.seeOther(HOME); // the token stands in no address that is kept
    }
    var answered = links.answers();
    if (answered.isEmpty()) {
      return questions.closed(settingUp.state());
    }
    var setUp = answered.get();
    int question = at < 1 || at > setUp.next() ? setUp.next() : at;
    return questions.show(question, setUp, at == 1);
  }

  @POST
  @Path("/place")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response place(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var typed = form.has("here") ? "" : form.value("place");
    if (typed.isEmpty() && !form.has("here")) {
      return questions.again(1, form.wrong("place", questions.words().placeMissing()));
    }
    var here = visitors.current().origin();
    return answer(1, form, token -> settingUp.place(new AnswerPlace(token, typed, here)));
  }

  @POST
  @Path("/place/proof")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response provePlace(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    return answer(1, form, token -> settingUp.provePlace(new SetUpToken(token)));
  }

  @POST
  @Path("/operator")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response operator(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var name = form.value("name");
    if (name.isEmpty()) {
      return questions.again(2, form.wrong("name", questions.words().nameInvalid()));
    }
    var slug = form.has("slug") ? form.value("slug") : ShortNames.of(name);
    var operator =
        new OperatorAnswer(
            name, slug, form.value("currency"), form.value("timeZone"), form.value("country"));
    return answer(
        2,
        form.with("slug", slug),
        token -> settingUp.operator(new AnswerOperator(token, operator)));
  }

  @POST
  @Path("/owner")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response owner(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var owner =
        new OwnerAnswer(form.value("owner"), form.value("email"), visitors.current().languageTag());
    return answer(
        3, form, token -> settingUp.owner(new AnswerOwner(token, owner, form.raw("password"))));
  }

  @POST
  @Path("/mail")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response mail(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    if (form.has("later")) {
      return answer(4, form, token -> settingUp.mail(new AnswerMail(token, MailAnswer.LATER, "")));
    }
    var asked = MailForm.checked(form, questions.words());
    return asked.isWrong()
        ? questions.again(4, asked)
        : answer(
            4,
            form,
            token ->
                settingUp.mail(
                    new AnswerMail(token, MailForm.answer(form), form.raw("mailPassword"))));
  }

  @POST
  @Path("/cards")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response cards(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    if (!form.has("later") && !form.has("key")) {
      return questions.again(5, form.wrong("key", questions.words().keyMissing()));
    }
    var key = form.has("later") ? "" : form.value("key");
    return answer(
        5,
        form,
        token -> settingUp.cards(new AnswerCards(token, key, form.value("webhookSecret"))));
  }

  @POST
  @Path("/finish")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response finish(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    if (links.answers().isEmpty()) {
      return questions.closed(settingUp.state());
    }
    var answered = settingUp.finish(new SetUpToken(links.token()));
    if (!answered.isTaken()) {
      return questions.again(LAST, questions.troubled(LAST, form, answered));
    }
    links.forget();
    return pages.seeOther(HOME);
  }

  private Response answer(int question, Form form, Function<String, Answered> ask) {
    if (links.answers().isEmpty()) {
      return questions.closed(settingUp.state());
    }
    try {
      var answered = ask.apply(links.token());
      return answered.isTaken()
          ? pages.seeOther(HOME)
          : questions.again(question, questions.troubled(question, form, answered));
    } catch (CallFailed e) {
      return questions.again(question, form.wrong(pages.words(WebMessages.class).away()));
    }
  }
}
