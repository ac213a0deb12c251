package plutarc.queryside.bot;

import static plutarc.queryside.bot.ActivityFacts.ACTIVITY;
import static plutarc.queryside.bot.BotFacts.BOTS;
import static plutarc.queryside.bot.DeploymentFacts.DEPLOYMENTS;
import static plutarc.queryside.bot.InstructionFacts.INSTRUCTIONS;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import plutarc.contracts.bot.ActivityView;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotQuery;
import plutarc.contracts.bot.BotView;
import plutarc.contracts.bot.DeploymentView;
import plutarc.contracts.bot.InstructionView;
import plutarc.contracts.bot.RegionLatencyView;
import plutarc.contracts.bot.RegionView;
import plutarc.queryside.message.Limits;
import plutarc.queryside.store.Listings;
import plutarc.queryside.store.ViewJson;
import plutarc.queryside.store.Views;
import plutarc.queryside.workspace.ActorNames;

/** Answers what can be asked about bots. Thread-safe. */
public final class BotQueries {

    private static final int MOST = 500;

    private final Views views;
    private final Listings listings;
    private final BotCards cards;
    private final ActorNames names;
    private final RegionsOffered regions;
    private final RegionProbes probes;

    public BotQueries(Views views, BotCards cards, ActorNames names, RegionsOffered regions, RegionProbes probes) {
        this.views = views;
        this.listings = new Listings(views);
        this.cards = cards;
        this.names = names;
        this.regions = regions;
        this.probes = probes;
    }

    @QueryHandler
    List<BotView> handle(BotQuery.Fleet query) {
        return cards.fleet(query.workspaceId());
    }

    @QueryHandler
    Optional<BotView> handle(BotQuery.BotById query) {
        return cards.one(query.workspaceId(), query.botId());
    }

    @QueryHandler
    List<ActivityView> handle(BotQuery.Activity query) {
        int limit = Limits.require(query.limit(), MOST);
        var botNames = query.botId().map(bot -> views.byId(BOTS, bot.value(), query.workspaceId()).stream().toList())
                .orElseGet(() -> views.find(BOTS, query.workspaceId(), List.of(), Sort.unsorted(), 0))
                .stream().collect(Collectors.toMap(BotFacts::botId, BotFacts::name));
        String before = query.before().map(ViewJson::text).orElse("~");
        var lists = query.botId().map(List::of).orElseGet(() -> List.copyOf(botNames.keySet())).stream().flatMap(bot -> ActivityFacts.listsOf(bot).stream()).toList();
        var latest = listings.latest(lists, query.workspaceId(), id -> id.compareTo(before) < 0, limit).stream().sorted(Comparator.reverseOrder()).limit(limit).toList();
        return views.inOrder(ACTIVITY, latest, query.workspaceId()).stream()
                .map(line -> line.view(botNames.getOrDefault(line.botId(), line.botId().value()), names.nameOf(line.actor()))).toList();
    }

    @QueryHandler
    List<InstructionView> handle(BotQuery.Instructions query) {
        var latest = listings.latest(List.of(InstructionFacts.listOf(query.botId())), query.workspaceId(), any -> true, Limits.require(query.limit(), MOST));
        return views.inOrder(INSTRUCTIONS, latest, query.workspaceId()).stream()
                .map(instruction -> instruction.view(names.nameOf(instruction.actor()))).toList();
    }

    @QueryHandler
    List<DeploymentView> handle(BotQuery.Deployments query) {
        return views.find(DEPLOYMENTS, query.workspaceId(), List.of(Criteria.where("view.botId").is(query.botId().value())),
                        Sort.by(Sort.Direction.DESC, "view.begunAt"), Limits.require(query.limit(), MOST)).stream()
                .map(deployment -> deployment.view(names.nameOf(deployment.actor()))).toList();
    }

    @QueryHandler
    List<DeploymentView> handle(BotQuery.FleetDeployments query) {
        return views.find(DEPLOYMENTS, query.workspaceId(), List.of(), Sort.by(Sort.Direction.DESC, "view.begunAt"), Limits.require(query.limit(), MOST)).stream()
                .map(deployment -> deployment.view(names.nameOf(deployment.actor()))).toList();
    }

    @QueryHandler
    Optional<InstructionView> handle(BotQuery.InstructionById query) {
        return views.byId(INSTRUCTIONS, InstructionFacts.id(query.workspaceId(), query.instructionId()), query.workspaceId())
                .map(instruction -> instruction.view(names.nameOf(instruction.actor())));
    }

    @QueryHandler
    List<RegionView> handle(BotQuery.Regions query) {
        return regions.all();
    }

    @QueryHandler
    List<RegionLatencyView> handle(BotQuery.RegionLatencies query) {
        return RegionLatencies.of(regions.all(), probes.fromThisMachine());
    }

    @QueryHandler
    Optional<BotConfiguration> handle(BotQuery.Configuration query) {
        return views.byId(BOTS, query.botId().value()).flatMap(stored -> stored.view().configuration());
    }
}
