package byway.hotspot.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The box's own radio, by hostapd: its owner's configuration, with the network's name and the
 * channel as they are wanted.
 */
final class Radio implements AutoCloseable {
  /** A radio says at once that it cannot; one that listens for radar first needs a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Pattern NAME = Pattern.compile("\\s*ssid2?\\s*=.*");
  private static final Pattern BAND = Pattern.compile("\\s*(channel|hw_mode)\\s*=.*");
  private static final int LAST_CHANNEL_OF_2_4_GHZ = 14;

  private final List<String> lines;
  private final Daemon hostapd;
  private String name = "";
  private String channel = "";
  private boolean started;

  /**
   * @param base the owner's configuration
   * @param state where ours is written
   */
  Radio(Path base, Path state) {
    try {
      lines = Files.readAllLines(base);
    } catch (IOException e) {
      throw new UncheckedIOException("hostapd's configuration cannot be read: " + base, e);
    }
    hostapd =
        new Daemon(
            List.of("hostapd", state.resolve("hostapd.conf").toString()),
            this::configuration,
            "AP-ENABLED");
  }

  /**
   * Sets the network's name; empty for the one of the base configuration.
   *
   * @return why the radio refuses it, and then goes on as before
   */
  Optional<String> name(String wanted) {
    return set(wanted, channel);
  }

  /** Sets the channel, likewise. */
  Optional<String> channel(String wanted) {
    return set(name, wanted);
  }

  private Optional<String> set(String wantedName, String wantedChannel) {
    if (started && wantedName.equals(name) && wantedChannel.equals(channel)) {
      return Optional.empty();
    }
    var nameBefore = name;
    var channelBefore = channel;
    boolean works = false;
    try {
      name = wantedName;
      channel = wantedChannel;
      hostapd.restart();
      works = hostapd.works(PATIENCE);
      started = true;
      if (works) {
        return Optional.empty();
      }
      var reason = hostapd.lastWords();
      return Optional.of("the radio refuses it: " + reason);
    } finally {
      if (!works) {
        name = nameBefore;
        channel = channelBefore;
        if (started) {
          hostapd.restart();
        }
      }
    }
  }

  private String configuration() {
    var kept =
        lines.stream()
            .filter(line -> name.isEmpty() || !NAME.matcher(line).matches())
            .filter(line -> channel.isEmpty() || !BAND.matcher(line).matches())
            .collect(Collectors.joining("\n"));
    var ours = new StringBuilder(kept).append('\n');
    if (!name.isEmpty()) {
      // As digits, since a name may hold any bytes.
      ours.append("ssid2=")
          .append(HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)))
          .append('\n');
    }
    if (!channel.isEmpty()) {
      boolean low = Integer.parseInt(channel) <= LAST_CHANNEL_OF_2_4_GHZ;
      ours.append("hw_mode=%s%nchannel=%s%n".formatted(low ? "g" : "a", channel));
    }
    return ours.toString();
  }

  @Override
  public void close() {
    hostapd.close();
  }
}
