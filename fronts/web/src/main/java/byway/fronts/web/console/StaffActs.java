package byway.fronts.web.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.kit.calls.CallFailed;
import byway.kit.calls.Confirmations;
import byway.kit.calls.Permissions;
import byway.kit.context.Context;
import byway.kit.context.Purpose;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.Outcome;
import byway.operations.audit.api.WriteAct;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** What staff do on pages; each act is written down with what they say of it. */
@Singleton
public final class StaffActs {
  /** Where staff prove that it is them, and from where they go on. */
  static final String CONFIRM = ConsoleFrame.HOME + "/confirm?back=";

  private static final Logger LOG = Logger.getLogger(StaffActs.class);

  private final Audit audit;
  private final Permissions permissions;
  private final Unfinished unfinished;
  private final CurrentVertxRequest request;
  private final Visitors visitors;
  private final Pages pages;
  private final Ids ids;
  private final InstantSource clock;

  StaffActs(
      Audit audit,
      Permissions permissions,
      Unfinished unfinished,
      CurrentVertxRequest request,
      Visitors visitors,
      Pages pages,
      Ids ids,
      InstantSource clock) {
    this.audit = audit;
    this.permissions = permissions;
    this.unfinished = unfinished;
    this.request = request;
    this.visitors = visitors;
    this.pages = pages;
    this.ids = ids;
    this.clock = clock;
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
   * Refuses with {@code not_permitted}, before anything is looked at; nothing where none is named.
   */
  public void checkRole(String call, String act) {
    if (call.isEmpty()) {
      return;
    }
    try {
      permissions.checkRole(call, Context.current().principal());
    } catch (Refusal refusal) {
      tried(act, refusal.code());
      throw refusal;
    }
  }

  /** No service was asked; who goes on trying fills no log. */
  private void tried(String act, String code) {
    var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    var same = Context.current().principal().encode() + act + hour;
    var key = UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8));
    try {
      var unused = audit.write(new WriteAct(key, act, "page", code, Outcome.REFUSED));
    } catch (CallFailed failed) {
      LOG.warnf("the audit log is not told that %s was refused: %s", act, failed.getMessage());
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
   * Does it with what is said of it, which goes into the audit log with each call that changes
   * something.
   *
   * @param act such as {@code hotspot.block}
   * @param isLook whether something is only shown
   */
  public <T> T saying(
      String act, Object subject, String reason, boolean isLook, Callable<T> doing) {
    var context = Context.current();
    var purpose = new Purpose(act, named(subject), reason.strip(), isLook, context.principal());
    return context.withPurpose(purpose).call(doing);
  }

  /** People are in the log by their ids, and by nothing that names them. */
  private static String named(Object subject) {
    var name = subject.toString();
    return name.indexOf('@') < 0 ? name : "";
  }

  /**
   * What no call of a contract is, is written down by hand, before it is done and when it is. Where
   * that fails, nothing is done.
   */
  void write(String act, Object subject, String reason, Outcome outcome) {
    var unused = audit.write(new WriteAct(ids.next(), act, subject.toString(), reason, outcome));
  }
}
