package plutarc.queryside.trading;

import java.util.List;
import plutarc.queryside.store.ViewCollection;

/** Collections of what is not made from events: a replay of the views leaves them alone. */
public final class TelemetryCollections {

    public static final ViewCollection<BotStatus> STATUS = ViewCollection.of("telemetry_status", BotStatus.class).indexed("workspace");
    static final ViewCollection<CandleSeries.Page> CANDLES = ViewCollection.of("telemetry_candles", CandleSeries.Page.class).indexed("view.storedAt");
    static final ViewCollection<EvaluatedCandle> VERDICTS = ViewCollection.of("telemetry_verdicts", EvaluatedCandle.class)
            .indexed("workspace", "view.botId", "-view.evaluated.openTime").indexed("view.storedAt");
    static final ViewCollection<EquitySeries.Page> EQUITY = ViewCollection.of("telemetry_equity", EquitySeries.Page.class)
            .indexed("workspace", "view.botId", "view.until").indexed("view.storedAt");
    static final ViewCollection<FleetEquitySeries.Page> FLEET_EQUITY = ViewCollection.of("telemetry_fleet_equity", FleetEquitySeries.Page.class)
            .indexed("workspace", "view.series", "view.until");
    public static final List<ViewCollection<?>> ALL = List.of(STATUS, CANDLES, VERDICTS, EQUITY, FLEET_EQUITY);

    private TelemetryCollections() {
    }
}
