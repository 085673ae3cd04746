package byway.fronts.web.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.kit.values.Ids;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.WriteAct;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.function.Function;

/** What staff do on pages; each act is written down before it is done. */
@Singleton
public final class StaffActs {
  private final Audit audit;
  private final Visitors visitors;
  private final Pages pages;
  private final Ids ids;

  StaffActs(Audit audit, Visitors visitors, Pages pages, Ids ids) {
    this.audit = audit;
    this.visitors = visitors;
    this.pages = pages;
    this.ids = ids;
  }

  /**
   * An act that a form asks for.
   *
   * @param again shows the page of the form, with what is wrong in it
   */
  public StaffAct of(
      MultivaluedMap<String, String> posted, Function<Form, TemplateInstance> again) {
    return of(Form.of(posted), again);
  }

  /** The same, of a form that was read already. */
  public StaffAct of(Form form, Function<Form, TemplateInstance> again) {
    return new StaffAct(
        this, form, again, pages, pages.words(StaffMessages.class), visitors.current().reader());
  }

  /** The form with a key, so that a doubled press acts once. */
  public Form keyed(Form form) {
    return form.has(Given.KEY) ? form : form.with(Given.KEY, ids.next().toString());
  }

  /**
   * Where that fails, nothing is done.
   *
   * @param act such as {@code hotspot.block}
   */
  public void write(String act, Object subject, String reason) {
    var unused = audit.write(new WriteAct(ids.next(), act, subject.toString(), reason));
  }
}
