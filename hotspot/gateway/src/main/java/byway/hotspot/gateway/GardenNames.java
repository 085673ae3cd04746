package byway.hotspot.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
  private static final int MOST_TRIES = 20;

  private final Nft nft;
  private final List<String> servers;
  private final Set<GardenHost> always;
  private volatile Set<GardenHost> garden = Set.of();
  private final DatagramSocket local;
  private final ServerSocket stream;
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
      stream = bound();
      local = new DatagramSocket(stream.getLocalSocketAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Threads of the platform: a virtual one may open its sockets in another network namespace.
    ThreadFactory threads = Thread.ofPlatform().daemon().name("garden names ", 0).factory();
    workers =
        new ThreadPoolExecutor(
            0, MOST_AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    threads.newThread(this::listen).start();
    threads.newThread(this::accept).start();
  }

  /** Where a port is free for both, since dnsmasq asks at the same one by UDP and by TCP. */
  private static ServerSocket bound() throws IOException {
    var here = InetAddress.getLoopbackAddress();
    for (int tries = 1; ; tries++) {
      var stream = new ServerSocket(0, MOST_AT_ONCE, here);
      try (var probe = new DatagramSocket(stream.getLocalSocketAddress())) {
        if (probe.isBound()) {
          return stream;
        }
      } catch (SocketException taken) {
        stream.close();
        if (tries == MOST_TRIES) {
          throw taken;
        }
      }
    }
  }

  int port() {
    return local.getLocalPort();
  }

  void garden(Set<GardenHost> hosts) {
    garden = Set.copyOf(hosts);
  }

  private void listen() {
    while (!local.isClosed()) {
      var asked = new DatagramPacket(new byte[NameServer.LARGEST_BYTES], NameServer.LARGEST_BYTES);
      try {
        local.receive(asked);
        workers.execute(
            () -> {
              var question = Arrays.copyOf(asked.getData(), asked.getLength());
              answer(question, NameServer::byDatagram)
                  .ifPresent(answer -> send(answer, asked.getSocketAddress()));
            });
      } catch (RejectedExecutionException busy) {
        // dnsmasq asks again, and so does the client.
      } catch (IOException closed) {
        // The loop ends where it was closed.
      }
    }
  }

  private void send(byte[] answer, SocketAddress to) {
    try {
      local.send(new DatagramPacket(answer, answer.length, to));
    } catch (IOException closed) {
      // Who asked asks again.
    }
  }

  /** An answer that did not fit is asked for again by TCP, with others that may lead elsewhere. */
  private void accept() {
    while (!stream.isClosed()) {
      try {
        var call = stream.accept();
        try {
          workers.execute(() -> serve(call));
        } catch (RejectedExecutionException busy) {
          call.close();
        }
      } catch (IOException closed) {
        // The loop ends where it was closed.
      }
    }
  }

  private void serve(Socket call) {
    try (call) {
      call.setSoTimeout(NameServer.PATIENCE_MILLIS);
      while (true) {
        var answer = answer(NameServer.read(call.getInputStream()), NameServer::byStream);
        if (answer.isEmpty()) {
          return;
        }
        NameServer.write(call.getOutputStream(), answer.get());
      }
    } catch (IOException ended) {
      // dnsmasq has what it wanted, or asks again.
    }
  }

  /** By the first server that answers, once the firewall is open for it. */
  private Optional<byte[]> answer(byte[] asked, NameServer.Way way) {
    var question = Question.in(asked, asked.length);
    if (question.isEmpty()) {
      return Optional.empty();
    }
    try {
      for (var server : servers.isEmpty() ? ofThisMachine() : servers) {
        var answer = NameServer.at(server).ask(asked, question.get(), way);
        if (answer.isPresent()) {
          open(question.get(), answer.get());
          return answer;
        }
      }
    } catch (IOException | NftFailed failed) {
      Words.say("names of the garden: " + failed.getMessage());
    }
    return Optional.empty();
  }

  /** Lets everybody to where this name is. What is not on the internet is not let in by a name. */
  private void open(Question question, byte[] answer) {
    boolean isAlways = always.stream().anyMatch(host -> host.means(question.name()));
    if (!isAlways && garden.stream().noneMatch(host -> host.means(question.name()))) {
      return;
    }
    var commands = new StringBuilder();
    for (var address : question.addresses(answer, answer.length, MOST_ADDRESSES)) {
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
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    workers.shutdownNow();
  }
}
