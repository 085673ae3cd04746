package byway.commerce.vouchers.console;

import static byway.commerce.vouchers.api.VoucherState.UNUSED;

import byway.commerce.vouchers.api.Voucher;
import byway.commerce.vouchers.api.VoucherBatch;
import byway.commerce.vouchers.api.Vouchers;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.words.ForReader;
import byway.kit.values.Page;
import byway.people.identity.api.Identity;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;

/** Batches, and the vouchers of one. */
@Singleton
class VoucherLists {
  private final Vouchers vouchers;
  private final Identity identity;
  private final Pages pages;

  VoucherLists(Vouchers vouchers, Identity identity, Pages pages) {
    this.vouchers = vouchers;
    this.identity = identity;
    this.pages = pages;
  }

  Listing<VoucherBatch> batches(Asked asked) {
    var words = pages.words(VoucherMessages.class);
    var in = pages.reader();
    return Listing.of(asked, words.batches(), vouchers::batches)
        .lead(words.batch(), one -> Cell.link(VoucherPages.HOME + "/" + one.id(), one.label()))
        .sideNumber(words.each(), one -> in.bytes(one.bytes()))
        .number(words.used(), one -> words.ofCount(one.redeemed(), one.count()))
        .number(words.voidCount(), one -> in.number(one.voided()))
        .text(words.goodUntil(), one -> Cell.text(goodUntil(one, words, in)))
        .time(words.issued(), one -> in.time(one.issuedAt()));
  }

  private static String goodUntil(VoucherBatch batch, VoucherMessages words, ForReader in) {
    var expiry = batch.expiresAt();
    return expiry == null ? words.always() : in.date(expiry);
  }

  Listing<Voucher> inBatch(UUID batch, Asked asked) {
    var words = pages.words(VoucherMessages.class);
    var in = pages.reader();
    var people = PeopleNames.of(identity);
    return Listing.<Voucher>of(
            asked, words.title(), (limit, cursor) -> vouchers.inBatch(batch, limit, cursor))
        .rows(Page.MOST)
        .before(rows -> people.learn(rows.stream().map(Voucher::accountId)))
        .lead(words.begins(), one -> Cell.code(one.letters() + "…"))
        .number(words.numberShort(), one -> in.number(one.number()))
        .side(words.state(), one -> state(one, words))
        .time(words.used(), one -> in.timeOrNone(one.usedAt()))
        .quiet(words.customer(), one -> usedBy(one, people, words))
        .act(words.voidOne(), one -> voiding(one, words));
  }

  static Cell state(Voucher voucher, VoucherMessages words) {
    return switch (voucher.state()) {
      case UNUSED -> Cell.badge("good", words.unused());
      case USED -> Cell.badge("quiet", words.usedUp());
      case VOID -> Cell.badge("bad", words.voided());
      case EXPIRED -> Cell.badge("warn", words.expired());
    };
  }

  private static Cell usedBy(Voucher voucher, PeopleNames people, VoucherMessages words) {
    var account = voucher.accountId();
    if (account == null || account.equals(voucher.id())) {
      return account == null ? Cell.NONE : Cell.text(words.guestWithCode());
    }
    var name = Objects.requireNonNullElse(people.name(account), words.customer());
    return Cell.link(ConsoleFrame.HOME + "/customers/" + account, name);
  }

  private static Cell voiding(Voucher voucher, VoucherMessages words) {
    var address = VoucherPages.HOME + "/" + voucher.batchId() + "/" + voucher.id() + "/void";
    return voucher.state() == UNUSED
        ? Cell.act(
            new RowAct(words.voidOne(), address, words.reasonToVoid(voucher.number()))
                .calling("vouchers.voidOne"))
        : Cell.NONE;
  }
}
