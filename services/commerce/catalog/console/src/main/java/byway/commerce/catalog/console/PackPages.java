package byway.commerce.catalog.console;

import byway.commerce.catalog.api.Catalog;
import byway.commerce.catalog.api.OfferPack;
import byway.commerce.catalog.api.Pack;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.RepeatKeys;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
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
import java.util.Comparator;
import java.util.UUID;

/** What is on sale: packs to offer and to take off sale. */
@RunOnVirtualThread
@Path(PackPages.HOME)
@InContext
class PackPages {
  static final String HOME = ConsoleFrame.HOME + "/packs";

  private final Catalog catalog;
  private final Visitors visitors;
  private final StaffActs acts;
  private final Pages pages;

  PackPages(Catalog catalog, Visitors visitors, StaffActs acts, Pages pages) {
    this.catalog = catalog;
    this.visitors = visitors;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "catalog")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance packs(ShownList packs, String currency, Form form);
  }

  @GET
  public Response packs(@Context UriInfo uri) {
    return onSale(Asked.of(uri)).answer(pages, packs -> page(packs, Form.empty()));
  }

  private TemplateInstance page(ShownList packs, Form form) {
    return Templates.packs(packs, visitors.tenant().currency(), acts.keyed(form));
  }

  private TemplateInstance again(Form form) {
    return page(onSale(Asked.first(HOME)).shown(), form);
  }

  private Listing<Pack> onSale(Asked asked) {
    var words = words();
    var in = pages.reader();
    return Listing.whole(asked, words.title(), catalog.packs(), Pack::name)
        .lead(words.name(), pack -> Cell.text(pack.name()))
        .sorted("name", Comparator.comparing(Pack::name))
        .number(words.data(), pack -> in.bytes(pack.bytes()))
        .sorted("data", Comparator.comparingLong(Pack::bytes))
        .sideNumber(words.price(), pack -> in.money(pack.price()))
        .sorted("price", Comparator.comparingLong(pack -> pack.price().minor()))
        .act(words.retire(), pack -> retiring(pack, words));
  }

  private static Cell retiring(Pack pack, PackMessages words) {
    var address = HOME + "/" + pack.id() + "/retire";
    return Cell.act(
        new RowAct(words.retire(), address, words.reasonToRetire(pack.name()))
            .calling("catalog.retire"));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response offer(MultivaluedMap<String, String> posted) {
    var currency = visitors.tenant().currency();
    var reader = visitors.current().reader();
    return acts.of(posted, this::again)
        .text("name", 60, words().nameWrong())
        .numbers(
            numbers -> NewPack.read(numbers, currency, words()),
            numbers -> NewPack.inWords(numbers, currency, reader))
        .calling("catalog.offer")
        .answer("pack.offer", given -> given.text("name"), given -> offer(given, currency));
  }

  private Response offer(Given given, String currency) {
    var key = RepeatKeys.of(visitors.staff().toString(), "pack " + given.text("key"));
    var numbers = given.numbers();
    catalog.offer(
        new OfferPack(
            key, given.text("name"), NewPack.bytes(numbers), NewPack.price(numbers, currency)));
    return pages.done(HOME, "pack.offer");
  }

  @POST
  @Path("/{id}/retire")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response retire(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .becauseOf(RowAct.REASON)
        .calling("catalog.retire")
        .done("pack.retire", id, HOME, given -> retire(id));
  }

  private void retire(UUID id) {
    try {
      catalog.retire(id);
    } catch (Refusal e) {
      if (!e.isNotFound()) { // off sale already
        throw e;
      }
    }
  }

  private PackMessages words() {
    return pages.words(PackMessages.class);
  }
}
