package byway.fronts.platform;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.operations.installation.api.Answered;
import byway.operations.installation.api.Place;
import byway.operations.installation.api.SetUp;
import byway.operations.installation.api.SetUpState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Objects;

/** The pages of the questions, filled in with what was answered or typed. */
@Singleton
class Questions {
  private static final String EMPTY = "";

  private final SetUpLinks links;
  private final Visitors visitors;
  private final Pages pages;

  Questions(SetUpLinks links, Visitors visitors, Pages pages) {
    this.links = links;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "setup")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance place(Form form, String here, Step step);

    static native TemplateInstance reach(Place place, Step step);

    static native TemplateInstance operator(Form form, Choices choices, Step step);

    static native TemplateInstance owner(Form form, boolean again, Step step);

    static native TemplateInstance mail(Form form, Step step);

    static native TemplateInstance cards(Form form, Step step);

    static native TemplateInstance review(SetUp setUp, Form form, Step step);

    static native TemplateInstance closed(SetUpState state, String origin);
  }

  SetUpMessages words() {
    return pages.words(SetUpMessages.class);
  }

  /** Where there is no link, or no longer one: done, or how one is had. */
  Response closed(SetUpState state) {
    return pages.show(Templates.closed(state, Objects.requireNonNullElse(state.origin(), EMPTY)));
  }

  /**
   * @param anew whether the first question is to be answered otherwise, and not proven
   */
  Response show(int question, SetUp setUp, boolean anew) {
    var place = setUp.place();
    if (question == 1 && place != null && !place.isReached() && !anew) {
      return pages.showLookingAt(place.origin(), Templates.reach(place, new Step(question)));
    }
    return pages.show(page(question, setUp, kept(setUp)));
  }

  /** With what is wrong in it. */
  Response again(int question, Form form) {
    var setUp = links.answers().orElse(SetUp.NOTHING);
    return pages.showAgain(page(question, setUp, form.among(kept(setUp))));
  }

  Form troubled(int question, Form form, Answered answered) {
    var sentences = new TroubleWords(words(), pages);
    var troubled = form;
    for (var trouble : answered.troubles()) {
      troubled =
          troubled.wrong(
              TroubleWords.field(question, trouble), sentences.sentence(question, trouble));
    }
    return troubled;
  }

  private TemplateInstance page(int question, SetUp setUp, Form form) {
    var step = new Step(question);
    return switch (question) {
      case 1 -> Templates.place(form, visitors.current().origin(), step);
      case 2 -> Templates.operator(form, Choices.of(visitors.current().reader(), form), step);
      case 3 -> Templates.owner(form, setUp.owner() != null, step);
      case 4 -> Templates.mail(form, step);
      case 5 -> Templates.cards(form, step);
      default -> Templates.review(setUp, form, step);
    };
  }

  private static Form kept(SetUp setUp) {
    var form = Form.empty();
    var place = setUp.place();
    if (place != null) {
      form = form.with("place", place.origin());
    }
    var operator = setUp.operator();
    if (operator != null) {
      form =
          form.with("name", operator.name())
              .with("slug", operator.slug())
              .with("currency", operator.currency())
              .with("timeZone", operator.timeZone())
              .with("country", operator.country());
    }
    var owner = setUp.owner();
    if (owner != null) {
      form = form.with("owner", owner.name()).with("email", owner.email());
    }
    var mail = setUp.mail();
    return mail == null ? form : MailForm.kept(form, mail);
  }
}
