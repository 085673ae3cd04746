package byway.hotspot.protocol;

/** Everything a hotspot and the platform may say to each other; see docs/device-protocol.md. */
public sealed interface DeviceMessage
    permits DeviceUsageReport,
        ClientAsk,
        Heartbeat,
        ReportedSettings,
        Presence,
        NewSecret,
        SessionOrders,
        Snapshot,
        Prospects,
        DesiredSettings,
        Command {}
