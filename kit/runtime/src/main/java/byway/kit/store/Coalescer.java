package byway.kit.store;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is cheaper together goes together: while some are being served, those that come wait in one
 * bounded queue, and all of them are served next. There is no wait where there is only one. Each
 * keeps the context in which it was asked.
 *
 * @param <Q> a question
 * @param <A> an answer
 */
public final class Coalescer<Q, A> implements AutoCloseable {
  /** Looks after all of this process, and does nothing itself that could take long. */
  private static final ScheduledExecutorService SWEEPER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("coalescer-sweeper").factory());

  private final Limits limits;
  private final ToIntFunction<Q> place;
  private final List<CoalescerLane<Q, A>> lanes;
  private final Semaphore room;
  private final Map<UUID, Semaphore> roomOfOne = new ConcurrentHashMap<>();
  private final Future<?> sweeping;

  /**
   * @param waiting questions inside, waiting or being served; one more is refused at once
   * @param waitingOfOne of one operator, so that nobody's find no room because of another's
   * @param atOnce questions served together
   * @param patience after which a question is answered with {@code overloaded}
   */
  public record Limits(
      int waiting, int waitingOfOne, int atOnce, Duration patience, Workers workers) {
    public static final Limits USUAL =
        new Limits(10_000, 10_000, 200, Duration.ofSeconds(8), Workers.USUAL);
  }

  /**
   * Who serves.
   *
   * @param lanes queues beside one another; questions of one place go to the same
   * @param each workers of a lane, at most, each with a batch of its own
   * @param ownThreads whether they are threads of the system, for who is always at work
   * @param lingerNanos how long few wait for more
   * @param enough who do not wait
   */
  public record Workers(int lanes, int each, boolean ownThreads, long lingerNanos, int enough) {
    static final Workers USUAL = new Workers(1, 2, false, 0, 0);

    public static Workers ofALane(int each) {
      return new Workers(1, each, false, 0, 0);
    }
  }

  /** Serves a batch on a lane: each question is answered, failed, or moved to another lane. */
  @FunctionalInterface
  public interface Service<Q, A> {
    void serve(List<Coalesced<Q, A>> batch, int lane);
  }

  /** A question and the context in which it is asked. */
  public record Asked<Q>(Context context, Q question) {}

  /**
   * @param all answers each of them, in their order, as the platform in what is true of all
   */
  public Coalescer(String name, Limits limits, Function<List<Q>, List<A>> all) {
    this(name, limits, question -> 0, (batch, lane) -> answer(batch, all));
  }

  /**
   * @param place those with the same are served on the same lane
   */
  public Coalescer(String name, Limits limits, ToIntFunction<Q> place, Service<Q, A> service) {
    this.limits = limits;
    this.place = place;
    this.room = new Semaphore(limits.waiting);
    this.lanes =
        IntStream.range(0, limits.workers.lanes)
            .mapToObj(number -> new CoalescerLane<>(name, number, limits, service))
            .toList();
    this.sweeping = SWEEPER.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
  }

  private static <Q, A> void answer(List<Coalesced<Q, A>> batch, Function<List<Q>, List<A>> all) {
    var context = Context.shared(batch.stream().map(Coalesced::context).toList());
    var answers =
        context
            .withPrincipal(Principal.PLATFORM)
            .call(() -> all.apply(batch.stream().map(Coalesced::question).toList()));
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer(answers.get(i));
    }
  }

  /** How full it is, from 0 to 1. */
  public double saturation() {
    return inside() / (double) limits.waiting;
  }

  public int inside() {
    return limits.waiting - room.availablePermits();
  }

  /** An answer for each, in order; none where there is no room. */
  public Optional<CompletableFuture<List<A>>> put(Context context, List<Q> questions) {
    var ofOne = roomOf(context.tenant());
    return put(ofOne, questions.size(), place -> new Asked<>(context, questions.get(place)));
  }

  /** The same of many contexts. */
  public Optional<CompletableFuture<List<A>>> put(List<Asked<Q>> questions) {
    return put(Optional.empty(), questions.size(), questions::get);
  }

  private Optional<CompletableFuture<List<A>>> put(
      Optional<Semaphore> ofOne, int many, IntFunction<Asked<Q>> asked) {
    if (many == 0) {
      return Optional.of(CompletableFuture.completedFuture(List.of()));
    }
    if (ofOne.isPresent() && !ofOne.get().tryAcquire(many)) {
      return Optional.empty();
    }
    if (!room.tryAcquire(many)) {
      ofOne.ifPresent(one -> one.release(many));
      return Optional.empty();
    }
    var call =
        new Coalesced.Call<A>(
            many,
            () -> {
              room.release(many);
              ofOne.ifPresent(one -> one.release(many));
            });
    for (int i = 0; i < many; i++) {
      var one = asked.apply(i);
      var lane = lanes.get(Math.floorMod(place.applyAsInt(one.question), lanes.size()));
      lane.add(new Coalesced<>(call, i, one, this));
    }
    return Optional.of(call.answers);
  }

  private Optional<Semaphore> roomOf(@Nullable UUID tenant) {
    return tenant == null || limits.waitingOfOne >= limits.waiting
        ? Optional.empty()
        : Optional.of(roomOfOne.computeIfAbsent(tenant, id -> new Semaphore(limits.waitingOfOne)));
  }

  /** In the context of who asks; refuses with {@code overloaded}. */
  public A ask(Q question) {
    var answers = put(Context.current(), List.of(question)).orElseThrow(Coalesced::overloaded);
    return await(answers).getFirst();
  }

  /** Waits for the answers as long as its patience lasts, then refuses with {@code overloaded}. */
  public List<A> await(CompletableFuture<List<A>> answers) {
    try {
      return answers.get(limits.patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw Coalesced.overloaded();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Coalesced.overloaded();
    }
  }

  void move(Coalesced<Q, A> one, int lane) {
    lanes.get(lane).add(one);
  }

  /** Who waits without a thread is told in time, also where nobody else comes any more. */
  private void sweep() {
    if (inside() > 0) {
      long before = System.nanoTime() - limits.patience.toNanos();
      Thread.startVirtualThread(() -> lanes.forEach(lane -> lane.giveUp(before)));
    }
  }

  @Override
  public void close() {
    sweeping.cancel(false);
    lanes.forEach(CoalescerLane::close);
  }
}
