package byway.fronts.web.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.kit.calls.Confirmations;
import byway.kit.calls.Permissions;
import byway.kit.context.Context;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.WriteAct;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** What staff do on pages; each act is written down before it is done. */
@Singleton
public final class StaffActs {
  /** Where staff prove that it is them, and from where they go on. */
  static final String CONFIRM = ConsoleFrame.HOME + "/confirm?back=";

  private final Audit audit;
  private final Permissions permissions;
  private final Unfinished unfinished;
  private final CurrentVertxRequest request;
  private final Visitors visitors;
  private final Pages pages;
  private final Ids ids;

  StaffActs(
      Audit audit,
      Permissions permissions,
      Unfinished unfinished,
      CurrentVertxRequest request,
      Visitors visitors,
      Pages pages,
      Ids ids) {
    this.audit = audit;
    this.permissions = permissions;
    this.unfinished = unfinished;
    this.request = request;
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
    var typed = form.values().isEmpty() ? unfinished.takeUp().orElse(form) : form;
    return typed.has(Given.KEY) ? typed : typed.with(Given.KEY, ids.next().toString());
  }

  /**
   * Refuses with {@code not_permitted}, before anything is looked at or written down; nothing where
   * none is named.
   */
  public void checkRole(String call) {
    if (!call.isEmpty()) {
      permissions.checkRole(call, Context.current().principal());
    }
  }

  /**
   * Refuses with {@code not_permitted} and {@code confirmation_needed}; nothing where none is
   * named.
   */
  void checkProof(String call) {
    if (!call.isEmpty()) {
      permissions.check(call, Context.current().principal());
    }
  }

  /** Where it was refused for want of a proof: to the page that asks for one, and back. */
  Optional<Response> asksForProof(Refusal refusal, Form form) {
    if (!refusal.code().equals(Confirmations.NEEDED)) {
      return Optional.empty();
    }
    var page = Unfinished.page(request.getCurrent().request().getHeader("Referer"));
    unfinished.keep(form, page);
    var back = URLEncoder.encode(page, StandardCharsets.UTF_8);
    return Optional.of(pages.seeOther(CONFIRM + back));
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
