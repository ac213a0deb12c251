package plutarc.queryside.trading;

import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.EntryOutlook;
import plutarc.contracts.trading.EntryQuery;
import plutarc.queryside.message.Asking;

/** Why a bot does not enter, over HTTP. */
@RestController
public class EntryQueryApi {

    private final Asking asking;

    public EntryQueryApi(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/api/bots/{id}/entry-outlook")
    EntryOutlook outlook(@PathVariable String id, @RequestParam Optional<String> symbol) {
        return asking.one(new EntryQuery.Outlook(asking.workspace(), new BotId(id), symbol), EntryOutlook.class, "bot");
    }

    /** Of one candle, by its opening time. */
    @GetMapping("/api/bots/{id}/verdicts/{openTime}")
    CandleEvaluated verdictsAt(@PathVariable String id, @PathVariable Instant openTime, @RequestParam String symbol) {
        return asking.one(new EntryQuery.VerdictsAt(asking.workspace(), new BotId(id), symbol, openTime), CandleEvaluated.class, "candle");
    }
}
