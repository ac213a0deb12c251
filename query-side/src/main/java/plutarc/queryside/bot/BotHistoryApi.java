package plutarc.queryside.bot;

import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.bot.BotHistoryQuery;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotReplay;
import plutarc.contracts.bot.BotSteps;
import plutarc.queryside.message.Asking;

/** A bot's past over HTTP: what happened step by step, and how the bot was right after each. */
@RestController
public class BotHistoryApi {

    private final Asking asking;

    public BotHistoryApi(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/api/bots/{id}/history")
    BotSteps steps(@PathVariable String id, @RequestParam Optional<Integer> around, @RequestParam(defaultValue = "200") int limit) {
        return asking.one(new BotHistoryQuery.Steps(asking.workspace(), new BotId(id), around, limit), BotSteps.class, "bot");
    }

    @GetMapping("/api/bots/{id}/history/state")
    BotReplay state(@PathVariable String id, @RequestParam Optional<String> step, @RequestParam Optional<Integer> place, @RequestParam Optional<Instant> at) {
        return asking.one(new BotHistoryQuery.StateAt(asking.workspace(), new BotId(id), step, place, at), BotReplay.class, "bot");
    }
}
