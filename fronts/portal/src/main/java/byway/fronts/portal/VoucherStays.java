package byway.fronts.portal;

import byway.charging.balances.api.Balances;
import byway.fronts.portal.Visits.Here;
import byway.fronts.web.Cookies;
import byway.fronts.web.Pages;
import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A guest who is online by a voucher alone. The browser keeps which one it was, sealed: enough to
 * show what is left and to stop, and for nothing else, since there is nobody who is signed in.
 */
@Singleton
final class VoucherStays {
  private static final String COOKIE = "byway_voucher";
  private static final String PURPOSE = "portal.voucher";
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int ID_BYTES = 16;

  private final Visits visits;
  private final Balances balances;
  private final Cookies cookies;
  private final Pages pages;
  private final Keys keys;

  VoucherStays(Visits visits, Balances balances, Cookies cookies, Pages pages, Keys keys) {
    this.visits = visits;
    this.balances = balances;
    this.cookies = cookies;
    this.pages = pages;
    this.keys = keys;
  }

  @CheckedTemplate(basePath = "portal")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance voucherStay(
        @Nullable String hotspot, boolean online, long leftBytes);
  }

  /** The page of who is online by a voucher; none for anybody else. */
  Optional<Response> home(Optional<Here> at) {
    return current()
        .map(
            account ->
                pages.show(
                    Templates.voucherStay(
                        at.map(here -> visits.hotspotName(here.visit())).orElse(null),
                        at.flatMap(here -> visits.session(here.visit(), account)).isPresent(),
                        Visits.as(account, () -> balances.balance(account)).leftBytes())));
  }

  void keep(UUID account) {
    var said =
        ByteBuffer.allocate(ID_BYTES)
            .putLong(account.getMostSignificantBits())
            .putLong(account.getLeastSignificantBits())
            .array();
    var sealed = keys.sealText(PURPOSE, said, Context.tenantId());
    cookies.set(COOKIE, sealed, PortalPages.HOME, KEPT);
  }

  void forget() {
    current().ifPresent(visits::disconnect);
    cookies.clear(COOKIE, PortalPages.HOME);
  }

  private Optional<UUID> current() {
    var kept = cookies.get(COOKIE);
    if (kept == null) {
      return Optional.empty();
    }
    return keys.openText(PURPOSE, kept, Context.tenantId())
        .map(ByteBuffer::wrap)
        .map(said -> new UUID(said.getLong(), said.getLong()));
  }
}
