package byway.charging.balances;

import byway.charging.balances.ChargeBatch.TenantReport;
import byway.charging.balances.api.ChargeAnswer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reports of one caller, who waits until the last of them is answered. */
final class ChargeCall {
  private final @Nullable ChargeAnswer[] given;
  private final AtomicInteger open;
  private final Runnable whenDone;
  private final CompletableFuture<List<ChargeAnswer>> answers = new CompletableFuture<>();

  ChargeCall(int reports, Runnable whenDone) {
    this.given = new ChargeAnswer[reports];
    this.open = new AtomicInteger(reports);
    this.whenDone = whenDone;
  }

  CompletableFuture<List<ChargeAnswer>> answers() {
    return answers;
  }

  Item item(int place, TenantReport report) {
    return new Item(this, place, report);
  }

  /** One report on its way through a writer. */
  record Item(ChargeCall call, int place, TenantReport report) {
    void answer(ChargeAnswer answer) {
      call.given[place] = answer;
      call.close();
    }

    void fail(Throwable failure) {
      call.answers.completeExceptionally(failure);
      call.close();
    }
  }

  private void close() {
    if (open.decrementAndGet() == 0) {
      whenDone.run();
      answers.complete(java.util.Arrays.asList(given));
    }
  }
}
