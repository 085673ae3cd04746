package byway.hotspot.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asks for the names of the walled garden on behalf of dnsmasq, and opens the firewall for what is
 * answered before it passes the answer on. dnsmasq could do that alone, but takes a host's name for
 * all that is below it as well, and any address for one on the internet.
 */
final class GardenNames implements AutoCloseable {
  /** At most so many addresses of one answer are let in. */
  private static final int MOST_ADDRESSES = 16;

  /** Longer than dnsmasq and clients may keep an answer ({@link Dnsmasq#LONGEST_TTL_SECONDS}). */
  private static final String OPEN_FOR = "1h";

  private static final int MOST_AT_ONCE = 32;
  private static final int LARGEST_BYTES = 4_096;
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int NAMES_PORT = 53;

  private final Nft nft;
  private final List<String> servers;
  private final Set<GardenHost> always;
  private volatile Set<GardenHost> garden = Set.of();
  private final DatagramSocket local;
  private final ThreadPoolExecutor workers;

  /**
   * @param servers to ask names of; those of this machine where there are none
   * @param always open whatever is wished, and wherever they are: the portal, payment
   */
  GardenNames(Nft nft, List<String> servers, Set<GardenHost> always) {
    this.nft = nft;
    this.servers = servers;
    this.always = always;
    try {
      local = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
    // Threads of the platform: a virtual one may open its sockets in another network namespace.
    ThreadFactory threads = Thread.ofPlatform().daemon().name("garden names ", 0).factory();
    workers =
        new ThreadPoolExecutor(
            0, MOST_AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    threads.newThread(this::listen).start();
  }

  int port() {
    return local.getLocalPort();
  }

  void garden(Set<GardenHost> hosts) {
    garden = Set.copyOf(hosts);
  }

  private void listen() {
    while (!local.isClosed()) {
      var asked = new DatagramPacket(new byte[LARGEST_BYTES], LARGEST_BYTES);
      try {
        local.receive(asked);
        workers.execute(() -> answer(asked));
      } catch (RejectedExecutionException busy) {
        // dnsmasq asks again, and so does the client.
      } catch (IOException closed) {
        // The loop ends where it was closed.
      }
    }
  }

  private void answer(DatagramPacket asked) {
    var question = Question.in(asked.getData(), asked.getLength());
    if (question.isEmpty()) {
      return;
    }
    try {
      for (var server : servers.isEmpty() ? ofThisMachine() : servers) {
        if (isAnswered(asked, question.get(), server)) {
          return;
        }
      }
    } catch (IOException | NftFailed failed) {
      System.err.println("names of the garden: " + failed.getMessage());
    }
  }

  /** By this server, in time; the next is asked where not. */
  private boolean isAnswered(DatagramPacket asked, Question question, String server) {
    try (var upstream = new DatagramSocket()) {
      upstream.connect(at(server));
      upstream.setSoTimeout(PATIENCE_MILLIS);
      upstream.send(new DatagramPacket(asked.getData(), asked.getLength()));
      var answer = new DatagramPacket(new byte[LARGEST_BYTES], LARGEST_BYTES);
      do {
        upstream.receive(answer);
      } while (!question.isAnsweredBy(answer.getData(), answer.getLength()));
      open(question, answer);
      local.send(
          new DatagramPacket(answer.getData(), answer.getLength(), asked.getSocketAddress()));
      return true;
    } catch (IOException silent) {
      return false;
    }
  }

  /** Lets everybody to where this name is. What is not on the internet is not let in by a name. */
  private void open(Question question, DatagramPacket answer) {
    boolean isAlways = always.stream().anyMatch(host -> host.means(question.name()));
    if (!isAlways && garden.stream().noneMatch(host -> host.means(question.name()))) {
      return;
    }
    var commands = new StringBuilder();
    for (var address : question.addresses(answer.getData(), answer.getLength(), MOST_ADDRESSES)) {
      if (isAlways || !Range.isPrivate(address)) {
        var element =
            "element inet byway %s%s { %s"
                .formatted(
                    isAlways ? "always" : "garden",
                    address.length == 4 ? "4" : "6",
                    Range.text(address));
        // Taken out and put in again, so that its time begins anew on every kernel.
        commands.append("add ").append(element).append(" }\n");
        commands.append("delete ").append(element).append(" }\n");
        commands.append("add ").append(element).append(" timeout " + OPEN_FOR + " }\n");
      }
    }
    if (!commands.isEmpty()) {
      var unused = nft.run(commands.toString());
    }
  }

  /** {@code address} or, as dnsmasq has it, {@code address#port}. */
  private static InetSocketAddress at(String server) {
    var parts = server.split("#", 2);
    return new InetSocketAddress(
        parts[0], parts.length == 1 ? NAMES_PORT : Integer.parseInt(parts[1]));
  }

  /** Read anew each time, since they change with the uplink. */
  private static List<String> ofThisMachine() throws IOException {
    return Files.readAllLines(Path.of("/etc/resolv.conf")).stream()
        .filter(line -> line.startsWith("nameserver "))
        .map(line -> line.substring("nameserver ".length()).strip())
        .toList();
  }

  @Override
  public void close() {
    local.close();
    workers.shutdownNow();
  }
}
