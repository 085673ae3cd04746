package byway.fronts.dashboard;

import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.kit.context.InContext;
import byway.people.identity.api.Identity;
import byway.people.identity.api.NetworkSignIn;
import byway.people.identity.api.Person;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * The key that a customer's devices sign in to a network with; on a page of its own, so that it is
 * only shown to whoever asks for it.
 */
@RunOnVirtualThread
@Path(NetworkKeyPages.HOME)
@InContext
class NetworkKeyPages {
  static final String HOME = AccountPages.HOME + "/network-key";

  private final NetworkSignIn network;
  private final Identity identity;
  private final Visitors visitors;
  private final Pages pages;

  NetworkKeyPages(NetworkSignIn network, Identity identity, Visitors visitors, Pages pages) {
    this.network = network;
    this.identity = identity;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "dashboard")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance networkKey(Person person, String key, boolean renewed);
  }

  @GET
  public Response key(@QueryParam("renewed") @Nullable String renewed) {
    var customer = visitors.customer();
    return pages.show(
        Templates.networkKey(
            identity.person(customer), network.key(customer).value(), renewed != null));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response renew(MultivaluedMap<String, String> posted) {
    var unused = network.renew(visitors.customer());
    return pages.seeOther(HOME + "?renewed=yes");
  }
}
