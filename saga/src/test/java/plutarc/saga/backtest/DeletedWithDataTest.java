package plutarc.saga.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import plutarc.contracts.backtest.BacktestCommand.DeleteBacktest;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.DataScope;
import plutarc.contracts.workspace.WorkspaceEvent.DataDeleted;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.message.SystemCommands;

class DeletedWithDataTest {
    private static final WorkspaceId OURS = new WorkspaceId("ours");
    private static final BacktestId GONE = new BacktestId("gone");
    private static final BacktestId THERE = new BacktestId("there");
    private static final DataDeleted DELETED = new DataDeleted(OURS, new DataScope.Everything(), List.of(), false, List.of(GONE, THERE));

    private final List<DeleteBacktest> sent = new ArrayList<>();

    @Test
    void eachBacktestOfTheDeletionIsDeletedOnceAndOneThatIsGoneHoldsUpNoOther() {
        on("backtest.unknown");
        assertThat(sent).containsExactly(new DeleteBacktest(GONE, OURS), new DeleteBacktest(THERE, OURS));
    }

    @Test
    void whatFailsOtherwiseIsTriedAgain() {
        assertThatThrownBy(() -> on("server.unavailable")).isInstanceOf(RefusedException.class);
    }

    private void on(String refusal) {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(DeleteBacktest.class.getName(), message -> {
            assertThat(Sender.of(message.getMetaData()).reaches(OURS)).isTrue();
            sent.add((DeleteBacktest) message.getPayload());
            if (sent.getLast().backtestId().equals(GONE)) {
                throw new RefusedException(refusal, "No.");
            }
            return null;
        });
        new DeletedWithData(new SystemCommands(DefaultCommandGateway.builder().commandBus(bus).build())).on(DELETED);
    }
}
