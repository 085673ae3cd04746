package byway.commerce.vouchers.console;

import byway.commerce.vouchers.api.Voucher;
import byway.commerce.vouchers.api.Vouchers;
import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.Found;
import byway.fronts.web.console.HasAccounts;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.console.Searchable;
import byway.fronts.web.console.Sought;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.words.ForReader;
import byway.fronts.web.words.Languages;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the console shows of vouchers beside their own pages. */
@Singleton
class VouchersInConsole implements InMenu, SaysDone, Searchable, Answerable, HasAccounts {
  private final Vouchers vouchers;

  VouchersInConsole(Vouchers vouchers) {
    this.vouchers = vouchers;
  }

  private static VoucherMessages words(Locale language) {
    return Languages.words(VoucherMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(new MenuEntry(Group.PEOPLE, 50, VoucherPages.HOME, words(language).title()));
  }

  @Override
  public Map<String, String> done(Locale language) {
    return Map.of(
        "voucher.void", words(language).doneVoid(),
        "voucher.void-one", words(language).doneVoidOne());
  }

  @Override
  public Found find(Sought sought) {
    var words = words(sought.language());
    var id = sought.id();
    var found =
        id.isPresent()
            ? List.of(vouchers.voucher(id.get()))
            : isPartOfCode(sought.text()) ? vouchers.beginning(sought.text()) : List.<Voucher>of();
    return Found.of(words.title(), found, one -> hit(one, words, ForReader.of(sought.reader())));
  }

  private static Found.Hit hit(Voucher voucher, VoucherMessages words, ForReader in) {
    var used = voucher.usedAt();
    return new Found.Hit(
        Cell.link(VoucherPages.HOME + "/" + voucher.batchId(), voucher.letters() + "…"),
        in.bytes(voucher.bytes()) + (used == null ? "" : ", " + words.usedAt(in.time(used))),
        VoucherLists.state(voucher, words));
  }

  /** At least the three letters that are kept. */
  static boolean isPartOfCode(String text) {
    return text.matches("[0-9a-z]{3,4}(-[0-9a-z]{0,4}){0,3}|[0-9a-z]{16}");
  }

  /** A guest who signed in with the code alone: the account is the voucher's. */
  @Override
  public Optional<String> pageOf(UUID account) {
    try {
      return Optional.of(VoucherPages.HOME + "/" + vouchers.voucher(account).batchId());
    } catch (Refusal e) {
      return Optional.empty();
    }
  }

  @Override
  public String part() {
    return "vouchers";
  }

  @Override
  public Object ask() {
    return vouchers.batches(1, null);
  }
}
