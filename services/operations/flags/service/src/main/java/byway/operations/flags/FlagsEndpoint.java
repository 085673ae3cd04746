package byway.operations.flags;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.operations.flags.api.AdmittedToken;
import byway.operations.flags.api.ChangeFlag;
import byway.operations.flags.api.CountUses;
import byway.operations.flags.api.Flag;
import byway.operations.flags.api.FlagChange;
import byway.operations.flags.api.FlagToken;
import byway.operations.flags.api.Flags;
import byway.operations.flags.api.MakeFlagToken;
import byway.operations.flags.api.NewFlagToken;
import byway.operations.flags.api.RuleSet;
import byway.operations.flags.api.Segment;
import byway.operations.flags.api.ShownToken;
import byway.operations.flags.api.SwitchOff;
import byway.operations.flags.api.VariantUse;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(FlagsEndpoint.class)
class FlagsEndpoint implements Flags {
  private final FlagsStore store;
  private final ChangeFlags change;
  private final Tokens tokens;
  private final InstantSource clock;
  private final Ids ids;

  FlagsEndpoint(FlagsStore store, ChangeFlags change, Tokens tokens, InstantSource clock, Ids ids) {
    this.store = store;
    this.change = change;
    this.tokens = tokens;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public RuleSet rules() {
    // The version first: what is changed in between is told after it, and is asked for again.
    return store.read(tx -> new RuleSet(FlagRows.version(tx), FlagRows.all(tx), Segments.all(tx)));
  }

  @Override
  public List<Flag> all() {
    return store.read(FlagRows::all);
  }

  @Override
  public Flag get(String key) {
    return store.read(tx -> found(tx, key));
  }

  private static Flag found(Tx tx, String key) {
    return FlagRows.find(tx, key).orElseThrow(() -> Refusal.notFound("the flag"));
  }

  @Override
  public Flag change(ChangeFlag command) {
    return change.change(command);
  }

  @Override
  public Flag agreed(UUID id) {
    return change.agreed(id);
  }

  @Override
  public Flag switchOff(String key, SwitchOff command) {
    return change.switchOff(key, ids.next(), command.reason());
  }

  @Override
  public Page<FlagChange> history(String key, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : Page.number(cursor);
    return store.read(
        tx ->
            Page.of(
                Changes.before(tx, key, before, most + 1),
                most,
                one -> Long.toString(one.version())));
  }

  @Override
  public List<VariantUse> uses(String key) {
    return store.read(tx -> FlagUses.of(tx, key, today()));
  }

  @Override
  public List<Segment> segments() {
    return store.read(Segments::all);
  }

  @Override
  public Segment keepSegment(Segment segment) {
    CheckFlag.check(segment);
    return store.write(tx -> Segments.keep(tx, segment));
  }

  @Override
  public void count(CountUses command) {
    var some = command.uses().stream().limit(CountUses.MOST).toList();
    store.change(tx -> FlagUses.add(tx, some, today()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  @Override
  public List<FlagToken> tokens() {
    return tokens.all();
  }

  @Override
  public NewFlagToken makeToken(MakeFlagToken command) {
    return tokens.make(command);
  }

  @Override
  public FlagToken revokeToken(UUID id) {
    return tokens.revoke(id);
  }

  @Override
  public AdmittedToken admit(ShownToken token) {
    return tokens.admit(token.text());
  }
}
