package plutarc.queryside.bot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.bot.ActivityView;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotQuery;
import plutarc.contracts.bot.BotView;
import plutarc.contracts.bot.DeploymentView;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionView;
import plutarc.contracts.bot.RegionLatencyView;
import plutarc.contracts.bot.RegionView;
import plutarc.queryside.message.Asking;

/** Bots, their activity and instructions over HTTP. */
@RestController
public class BotQueryApi {

    private final Asking asking;

    public BotQueryApi(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/api/bots")
    List<BotView> fleet() {
        return asking.list(new BotQuery.Fleet(asking.workspace()), BotView.class);
    }

    @GetMapping("/api/bots/{id}")
    BotView bot(@PathVariable String id) {
        return asking.one(new BotQuery.BotById(asking.workspace(), new BotId(id)), BotView.class, "bot");
    }

    @GetMapping("/api/bots/{id}/activity")
    List<ActivityView> activity(@PathVariable String id, @RequestParam Optional<Instant> before, @RequestParam(defaultValue = "50") int limit) {
        return asking.list(new BotQuery.Activity(asking.workspace(), Optional.of(new BotId(id)), before, limit), ActivityView.class);
    }

    @GetMapping("/api/activity")
    List<ActivityView> activity(@RequestParam Optional<Instant> before, @RequestParam(defaultValue = "50") int limit) {
        return asking.list(new BotQuery.Activity(asking.workspace(), Optional.empty(), before, limit), ActivityView.class);
    }

    @GetMapping("/api/bots/{id}/instructions")
    List<InstructionView> instructions(@PathVariable String id, @RequestParam(defaultValue = "50") int limit) {
        return asking.list(new BotQuery.Instructions(asking.workspace(), new BotId(id), limit), InstructionView.class);
    }

    @GetMapping("/api/bots/{id}/deployments")
    List<DeploymentView> deployments(@PathVariable String id, @RequestParam(defaultValue = "100") int limit) {
        return asking.list(new BotQuery.Deployments(asking.workspace(), new BotId(id), limit), DeploymentView.class);
    }

    @GetMapping("/api/deployments")
    List<DeploymentView> fleetDeployments(@RequestParam(defaultValue = "200") int limit) {
        return asking.list(new BotQuery.FleetDeployments(asking.workspace(), limit), DeploymentView.class);
    }

    @GetMapping("/api/instructions/{id}")
    InstructionView instruction(@PathVariable String id) {
        return asking.one(new BotQuery.InstructionById(asking.workspace(), new InstructionId(id)), InstructionView.class, "instruction");
    }

    @GetMapping("/api/regions/latency")
    List<RegionLatencyView> regionLatencies() {
        return asking.list(new BotQuery.RegionLatencies(asking.workspace()), RegionLatencyView.class);
    }

    @GetMapping("/api/regions")
    List<RegionView> regions() {
        return asking.list(new BotQuery.Regions(asking.workspace()), RegionView.class);
    }
}
