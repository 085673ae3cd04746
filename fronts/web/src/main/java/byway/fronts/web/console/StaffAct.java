package byway.fronts.web.console;

import byway.fronts.web.Form;
import byway.fronts.web.Form.FieldProblem;
import byway.fronts.web.NumberFields;
import byway.fronts.web.NumberMessages;
import byway.fronts.web.Pages;
import byway.fronts.web.Shown;
import byway.fronts.web.lists.Cell.RowAct;
import byway.kit.calls.CallFailed;
import byway.kit.calls.Gate;
import byway.kit.values.Refusal;
import byway.operations.audit.api.Outcome;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One act of staff: what its form must say, then the act, which is written down where it is done.
 * What is wrong, refused or away is said on the form, with all that was typed still in it.
 */
public final class StaffAct {
  private static final String REASON = "reason";
  private static final int AWAY = 503;

  private final StaffActs acts;
  private final Function<Form, TemplateInstance> again;
  private final Pages pages;
  private final StaffMessages words;
  private final NumberMessages numberWords;
  private final Locale reader;
  private final Map<String, FieldProblem> refusals = new HashMap<>();
  private String reasonField = REASON;
  private String calling = "";
  private String always = "";
  private boolean byHand;
  private Function<NumberFields, String> inWords = numbers -> "";
  private NumberFields numbers;

  StaffAct(
      StaffActs acts,
      Form form,
      Function<Form, TemplateInstance> again,
      Pages pages,
      StaffMessages words,
      Locale reader) {
    this.acts = acts;
    this.again = again;
    this.pages = pages;
    this.words = words;
    this.reader = reader;
    this.numberWords = pages.words(NumberMessages.class);
    this.numbers = new NumberFields(form, reader, numberWords);
  }

  /**
   * A form about what is there already: what its sender left as it was takes what is kept by now.
   *
   * @param kept filled in with what is kept by now
   */
  public StaffAct over(Form kept, List<String> fields) {
    var merged = Shown.merged(numbers.form(), kept, fields, numberWords);
    numbers = new NumberFields(merged, reader, numberWords);
    return this;
  }

  /** Text that must be there. */
  public StaffAct text(String field, int mostCharacters, String wrong) {
    var form = numbers.form();
    boolean fits = form.has(field) && form.value(field).length() <= mostCharacters;
    return check(fits, field, wrong);
  }

  /** What must hold, or this is wrong with the field. */
  public StaffAct check(boolean holds, String field, String wrong) {
    if (!holds) {
      numbers.wrong(field, wrong);
    }
    return this;
  }

  /** The same of all that was typed, with what is kept in what was left as it was. */
  public StaffAct check(Predicate<Form> holds, String field, String wrong) {
    return check(holds.test(numbers.form()), field, wrong);
  }

  /** A refusal that is about one field, and what is said there. */
  public StaffAct refusal(String code, String field, String wrong) {
    refusals.put(code, new FieldProblem(field, wrong));
    return this;
  }

  /** The same for a field that may be left empty. */
  public StaffAct checkTyped(boolean holds, String field, String wrong) {
    return check(holds || !numbers.form().has(field), field, wrong);
  }

  /** The name of what it is done to has to be typed, to be sure. */
  public StaffAct confirmed(String field, String name, String wrong) {
    return check(numbers.form().value(field).equalsIgnoreCase(name), field, wrong);
  }

  /**
   * Reads numbers.
   *
   * @param inWords what was understood; said back first where it was not typed plainly
   */
  public StaffAct numbers(
      UnaryOperator<NumberFields> read, Function<NumberFields, String> inWords) {
    this.numbers = read.apply(numbers);
    this.inWords = inWords;
    return this;
  }

  /** The reason is in another field than {@code reason}: of several forms, or of a list's row. */
  public StaffAct becauseOf(String field) {
    this.reasonField = field;
    return this;
  }

  /** No reason is asked: what is done says it, as when a secret is looked at. */
  public StaffAct becauseAlways(String reason) {
    this.always = reason;
    return this;
  }

  /** No contract has a call for it, so that it is written down here. */
  public StaffAct writtenByHand() {
    this.byHand = true;
    return this;
  }

  /**
   * The call that it comes to: who may not make it, or must prove first that it is them, is told
   * before the act is written down.
   */
  public StaffAct calling(String call) {
    this.calling = call;
    return this;
  }

  /** Does it, and shows the page at an address, which says that it is done. */
  public Response done(String act, Object subject, String address, Consumer<Given> doing) {
    return answer(
        act,
        given -> subject,
        given -> {
          doing.accept(given);
          return pages.done(address, act);
        });
  }

  /**
   * Does it, and answers what the act itself has to show.
   *
   * @param act as the audit log calls it, such as {@code voucher.issue}
   */
  public Response answer(
      String act, Function<Given, Object> subject, Function<Given, Response> doing) {
    acts.checkRole(calling, act); // who may not do it is not told what is wrong with the form
    checkReason();
    var understood = numbers.form().isWrong() ? "" : inWords.apply(numbers);
    if (!numbers.counts(understood)) {
      return pages.showAgain(again.apply(numbers.saidBack(understood)));
    }
    var form = numbers.form();
    var given = new Given(form, numbers, always.isEmpty() ? form.value(reasonField) : always);
    try {
      acts.checkProof(calling);
      return acts.saying(
          act,
          subject.apply(given),
          given.reason(),
          !always.isEmpty(),
          () -> byHand ? byHand(act, subject.apply(given), given, doing) : doing.apply(given));
    } catch (Refusal e) {
      return acts.asksForProof(e, form)
          .orElseGet(() -> pages.showAgain(again.apply(refused(form, e))));
    } catch (CallFailed e) {
      return pages.showAgain(again.apply(form.wrong(words.partAway())));
    }
  }

  private Response byHand(
      String act, Object subject, Given given, Function<Given, Response> doing) {
    acts.write(act, subject, given.reason(), Outcome.BEGUN);
    try {
      var response = doing.apply(given);
      acts.write(act, subject, given.reason(), Outcome.DONE);
      return response;
    } catch (Refusal e) {
      acts.write(act, subject, given.reason(), Outcome.REFUSED);
      throw e;
    }
  }

  private Form refused(Form form, Refusal refusal) {
    if (refusal.code().equals(Gate.NOT_PERMITTED)) {
      throw refusal;
    }
    var about = refusals.get(refusal.code());
    if (about != null) {
      return form.wrong(about.field(), about.text());
    }
    var why = refusal.detail().isEmpty() ? refusal.code() : refusal.detail();
    return form.wrong(refusal.status() == AWAY ? words.partAway() : words.refused(why));
  }

  private void checkReason() {
    if (!always.isEmpty() || numbers.form().has(reasonField)) {
      return;
    }
    if (reasonField.equals(RowAct.REASON)) {
      numbers.wrong(words.sayWhy()); // which of the rows was meant is not shown again
    } else {
      numbers.wrong(reasonField, words.sayWhy());
    }
  }
}
