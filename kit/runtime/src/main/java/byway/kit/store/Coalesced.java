package byway.kit.store;

import byway.kit.context.Context;
import byway.kit.values.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One question on its way through a {@link Coalescer}, which one worker has at a time. */
public final class Coalesced<Q, A> {
  private final Call<A> call;
  private final int place;
  private final Coalescer.Asked<Q> asked;
  private final Coalescer<Q, A> coalescer;
  private boolean done;

  Coalesced(Call<A> call, int place, Coalescer.Asked<Q> asked, Coalescer<Q, A> coalescer) {
    this.call = call;
    this.place = place;
    this.asked = asked;
    this.coalescer = coalescer;
  }

  public Q question() {
    return asked.question();
  }

  /** Who asks, for which operator, on which trace. */
  public Context context() {
    return asked.context();
  }

  public void answer(A answer) {
    if (!done) {
      done = true;
      call.given[place] = answer;
      call.close();
    }
  }

  public void fail(Throwable failure) {
    if (!done) {
      done = true;
      CoalescerLane.afterwards(() -> call.answers.completeExceptionally(failure));
      call.close();
    }
  }

  /** To be served on another lane. */
  public void moveTo(int lane) {
    coalescer.move(this, lane);
  }

  /** Whether it waits since before then; nobody waits for it any more. */
  boolean giveUp(long beforeNanos) {
    boolean isOld = call.begunNanos - beforeNanos < 0;
    if (isOld) {
      call.answers.completeExceptionally(overloaded());
    }
    return isOld;
  }

  static Refusal overloaded() {
    return Refusal.unavailable("overloaded", "too much at once; try again");
  }

  /** Questions of one caller, who hears when the last of them is answered. */
  static final class Call<A> {
    final CompletableFuture<List<A>> answers = new CompletableFuture<>();
    private final @Nullable Object[] given;
    private final AtomicInteger open;
    private final Runnable whenDone;
    private final long begunNanos = System.nanoTime();

    Call(int questions, Runnable whenDone) {
      this.given = new Object[questions];
      this.open = new AtomicInteger(questions);
      this.whenDone = whenDone;
    }

    private void close() {
      if (open.decrementAndGet() == 0) {
        CoalescerLane.afterwards(this::end);
      }
    }

    @SuppressWarnings("unchecked")
    private void end() {
      whenDone.run();
      answers.complete((List<A>) Arrays.asList(given));
    }
  }
}
