package byway.benches.micro;

import byway.benches.Figures;
import byway.charging.balances.BatchWork;
import byway.charging.usage.PackedRecordsWork;
import byway.operations.flags.api.asking.FlagsWork;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The innermost parts by JMH, each beside what nobody can do it faster than. */
final class MicroBench {
  private MicroBench() {}

  public static void main(String[] arguments) throws RunnerException, IOException {
    var options =
        new OptionsBuilder()
            .include("byway\\..*Work\\..*")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(3)
            .measurementTime(TimeValue.seconds(1))
            .verbosity(VerboseMode.SILENT)
            .build();
    Map<String, Double> nanos = new HashMap<>();
    for (var result : new Runner(options).run()) {
      nanos.put(result.getParams().getBenchmark(), result.getPrimaryResult().getScore());
    }
    var figures = new Figures("micro");
    var radius = RadiusWork.class.getName();
    int bytes = new RadiusWork().lengthBytes();
    add(figures, nanos, "an Interim-Update of " + bytes + " bytes read", radius, "decode", "copy");
    add(figures, nanos, "its two proofs checked", radius, "prove", "digestTwice");
    var batch = BatchWork.class.getName();
    add(figures, nanos, "1,000 identifiers of a batch built", batch, "build", "copy");
    var packed = PackedRecordsWork.class.getName();
    add(figures, nanos, "100 records of a day bound", packed, "bind", "copy");
    add(figures, nanos, "100 records of a day read", packed, "read", "copy");
    var flags = FlagsWork.class.getName();
    add(figures, nanos, "a flag that is on for everybody answered", flags, "everybody", "map");
    add(figures, nanos, "a flag that is on for a tenth answered", flags, "tenth", "map");
    add(figures, nanos, "a flag with four conditions, a share, variants", flags, "much", "map");
    add(
        figures,
        nanos,
        "the tenth by OpenFeature's client, counted",
        flags,
        "throughOpenFeature",
        "map");
    figures.note(
        "peer: the same bytes copied once, for the proofs digested twice by MD5; for flags a key"
            + " looked up in a map");
    figures.keep();
  }

  private static void add(
      Figures figures,
      Map<String, Double> nanos,
      String what,
      String work,
      String own,
      String limit) {
    figures.add(
        what,
        nanos.getOrDefault(work + "." + own, Double.NaN),
        "ns",
        nanos.getOrDefault(work + "." + limit, Double.NaN));
  }
}
