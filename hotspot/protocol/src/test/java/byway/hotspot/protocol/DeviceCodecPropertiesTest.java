package byway.hotspot.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DeviceCodecPropertiesTest {
  @Property(tries = 2000)
  void every_message_survives_the_wire(@ForAll("messages") DeviceMessage message)
      throws MalformedMessage {
    assertThat(DeviceCodec.decode(topicOf(message), DeviceCodec.encode(message)))
        .isEqualTo(message);
  }

  @Property(tries = 5000)
  void random_bytes_are_a_message_in_its_only_form_or_malformed(
      @ForAll DeviceTopic topic, @ForAll byte[] bytes) {
    decodesOrIsMalformed(topic, bytes);
  }

  @Property(tries = 5000)
  void a_damaged_message_is_another_message_or_malformed(
      @ForAll("messages") DeviceMessage message, @ForAll int where, @ForAll byte damage) {
    byte[] bytes = DeviceCodec.encode(message);
    bytes[Math.floorMod(where, bytes.length)] ^= damage;
    decodesOrIsMalformed(topicOf(message), bytes);
  }

  private static void decodesOrIsMalformed(DeviceTopic topic, byte[] bytes) {
    try {
      assertThat(DeviceCodec.encode(DeviceCodec.decode(topic, bytes))).isEqualTo(bytes);
    } catch (MalformedMessage malformed) {
      assertThat(malformed.reason().code()).matches("[a-z-]+");
    }
  }

  private static DeviceTopic topicOf(DeviceMessage message) {
    return switch (message) {
      case DeviceUsageReport _ -> DeviceTopic.USAGE;
      case ClientAsk _ -> DeviceTopic.CLIENT_ASKS;
      case Heartbeat _ -> DeviceTopic.HEARTBEAT;
      case ReportedSettings _ -> DeviceTopic.REPORTED_SETTINGS;
      case Presence _ -> DeviceTopic.PRESENCE;
      case NewSecret _ -> DeviceTopic.NEW_SECRET;
      case SessionOrders _, Snapshot _, Prospects _ -> DeviceTopic.SESSION_ORDERS;
      case DesiredSettings _ -> DeviceTopic.DESIRED_SETTINGS;
      case Command _ -> DeviceTopic.COMMANDS;
    };
  }

  @Provide
  Arbitrary<DeviceMessage> messages() {
    Arbitrary<UUID> ids =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    Arbitrary<MacAddress> macs =
        Arbitraries.longs().between(0, (1L << 48) - 1).map(MacAddress::new);
    Arbitrary<Long> bytes = Arbitraries.longs().between(0, ProtocolLimits.COUNTER_BYTES);
    Arbitrary<Integer> rates = Arbitraries.integers().between(0, ProtocolLimits.RATE_KBPS);
    Arbitrary<Long> clock =
        Arbitraries.longs()
            .between(ProtocolLimits.EPOCH_SECONDS + 1, ProtocolLimits.LAST_EPOCH_SECONDS);
    Arbitrary<Long> times = Arbitraries.oneOf(clock, Arbitraries.just(0L));
    Arbitrary<String> tokens =
        Arbitraries.strings().alpha().numeric().withChars("-_").ofMinLength(1).ofMaxLength(64);
    Arbitrary<String> texts =
        Arbitraries.strings().withCharRange('\0', '\u07ff').ofMinLength(1).ofMaxLength(32);
    Arbitrary<CloseReason> reasons = Arbitraries.of(CloseReason.class);

    Arbitrary<ClientUsage> usages =
        Combinators.combine(ids, bytes, bytes, reasons.injectNull(0.8)).as(ClientUsage::new);
    Arbitrary<SessionOrder> orders =
        Arbitraries.oneOf(
            Combinators.combine(ids, macs, bytes, rates).as(SessionOrder.Open::new),
            Combinators.combine(ids, bytes).as(SessionOrder.Ceiling::new),
            Combinators.combine(ids, reasons).as(SessionOrder.Close::new),
            Combinators.combine(macs, tokens).as(SessionOrder.Portal::new),
            Combinators.combine(ids, Arbitraries.of(RefusalCode.class))
                .as(SessionOrder.Refused::new));
    Arbitrary<ReportedSettings.SettingResult> outcomes =
        Arbitraries.oneOf(
            texts.map(ReportedSettings.Applied::new), texts.map(ReportedSettings.Refused::new));
    return Arbitraries.oneOf(
        Combinators.combine(
                bytes,
                times,
                usages
                    .list()
                    .uniqueElements(ClientUsage::sessionId)
                    .ofMinSize(1)
                    .ofMaxSize(ProtocolLimits.ITEMS))
            .as(DeviceUsageReport::new),
        Combinators.combine(macs, times, tokens.injectNull(0.5)).as(ClientAsk::new),
        Combinators.combine(
                bytes,
                Arbitraries.integers().between(0, 100),
                Arbitraries.integers().between(-150, 0),
                Arbitraries.integers().between(0, 65_535),
                Arbitraries.of(UplinkKind.class),
                bytes,
                bytes)
            .as(Heartbeat::new),
        Combinators.combine(
                bytes, Arbitraries.maps(texts, outcomes).ofMaxSize(ProtocolLimits.SETTINGS))
            .as(ReportedSettings::new),
        Arbitraries.of(Presence.class),
        Combinators.combine(
                bytes.filter(number -> number > 0),
                tokens.map(token -> token.repeat(43).substring(0, 43)),
                tokens)
            .as(NewSecret::new),
        orders.list().ofMinSize(1).ofMaxSize(ProtocolLimits.ITEMS).map(SessionOrders::new),
        Combinators.combine(ids, macs, bytes, rates, bytes, bytes)
            .as(Snapshot.HeldSession::new)
            .list()
            .uniqueElements(Snapshot.HeldSession::sessionId)
            .ofMaxSize(ProtocolLimits.ITEMS)
            .map(Snapshot::new),
        Combinators.combine(ids, bytes)
            .as(Prospects.Prospect::new)
            .list()
            .uniqueElements(Prospects.Prospect::sessionId)
            .ofMinSize(1)
            .ofMaxSize(ProtocolLimits.ITEMS)
            .map(Prospects::new),
        Combinators.combine(
                bytes, Arbitraries.maps(texts, texts).ofMaxSize(ProtocolLimits.SETTINGS))
            .as(DesiredSettings::new),
        Combinators.combine(bytes, Arbitraries.of(Command.Kind.class), clock).as(Command::new));
  }

  @Property
  void the_smallest_and_largest_counters_survive(
      @ForAll("edges") long up, @ForAll("edges") long down) throws MalformedMessage {
    var report =
        new DeviceUsageReport(0, 0, List.of(new ClientUsage(new UUID(0, 0), up, down, null)));
    assertThat(DeviceCodec.decode(DeviceTopic.USAGE, DeviceCodec.encode(report))).isEqualTo(report);
  }

  @Provide
  Arbitrary<Long> edges() {
    return Arbitraries.of(
        0L,
        1L,
        127L,
        128L,
        (1L << 32) - 1,
        1L << 32,
        ProtocolLimits.COUNTER_BYTES - 1,
        ProtocolLimits.COUNTER_BYTES);
  }
}
