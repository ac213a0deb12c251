package plutarc.platform.workspace;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;
import plutarc.commandside.workspace.BotsInWorkspace;
import plutarc.commandside.workspace.DataInWorkspace;
import plutarc.contracts.backtest.BacktestQuery;
import plutarc.contracts.backtest.BacktestState;
import plutarc.contracts.backtest.BacktestView;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotQuery;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.BotView;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.MembershipView;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.contracts.workspace.WorkspaceQuery;
import plutarc.contracts.workspace.WorkspaceView;

/** What the backend itself asks the views about workspaces. Thread-safe. */
@Component
public class AskedForWorkspaces implements BotsInWorkspace, DataInWorkspace {

    private static final long SECONDS = 20;

    private final QueryGateway queries;

    AskedForWorkspaces(QueryGateway queries) {
        this.queries = queries;
    }

    /** As the views know them, a moment late. */
    public List<MembershipView> of(AccountId account) {
        return ask(new WorkspaceQuery.WorkspacesOf(account), Optional.empty(), ResponseTypes.multipleInstancesOf(MembershipView.class));
    }

    public Optional<WorkspaceView> byId(WorkspaceId workspace) {
        return ask(new WorkspaceQuery.WorkspaceById(workspace), Optional.of(workspace), ResponseTypes.optionalInstanceOf(WorkspaceView.class));
    }

    public Optional<String> botName(WorkspaceId workspace, BotId bot) {
        return ask(new BotQuery.BotById(workspace, bot), Optional.of(workspace), ResponseTypes.optionalInstanceOf(BotView.class)).map(BotView::name);
    }

    @Override
    public List<String> provisioned(WorkspaceId workspace) {
        return all(workspace).stream().filter(bot -> bot.state() != BotState.STOPPED).map(BotView::name).toList();
    }

    @Override
    public Kept of(WorkspaceId workspace) {
        var backtests = ask(new BacktestQuery.Backtests(workspace), Optional.of(workspace), ResponseTypes.multipleInstancesOf(BacktestView.class));
        return new Kept(all(workspace).stream().map(bot -> new KeptBot(bot.botId(), bot.name(), bot.state() == BotState.STOPPED)).toList(),
                backtests.stream().filter(each -> each.state() != BacktestState.RUNNING).map(each -> new KeptBacktest(each.backtestId(), each.requestedAt())).toList());
    }

    public List<BotView> all(WorkspaceId workspace) {
        return ask(new BotQuery.Fleet(workspace), Optional.of(workspace), ResponseTypes.multipleInstancesOf(BotView.class));
    }

    private <R> R ask(Query<R> query, Optional<WorkspaceId> workspace, ResponseType<R> type) {
        var sender = new Sender(Actor.system("workspaces"), workspace, Optional.empty());
        return queries.query(query.getClass().getName(), new GenericMessage<>(query, sender.metaData()), type).orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }
}
