package plutarc.commandside.message;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.*;

import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.Serializer;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import plutarc.commandside.CommandSide;
import plutarc.commandside.Fleet;
import plutarc.commandside.bot.Bot;
import plutarc.commandside.exchangekey.ExchangeKey;
import plutarc.commandside.trading.Ledger;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.InstructionId;

/** An aggregate that comes back from a snapshot is the one that went into it. */
class SnapshotsTest {
    private final CommandSide side = CommandSide.shared();

    @Test
    void aBotSurvivesItsSnapshot() {
        var bot = Fleet.online();
        side.send(OWNER, new AssignExchangeKey(bot.id(), Fleet.key()));
        side.send(OWNER, new ClosePosition(bot.id(), InstructionId.random(), "BTCUSDT"));
        survives(Bot.class, bot.id().value());
    }

    @Test
    void aKeySurvivesItsSnapshot() {
        survives(ExchangeKey.class, Fleet.key().value());
    }

    @Test
    void aLedgerSurvivesItsSnapshot() {
        var bot = Fleet.online();
        Fleet.report(bot.id(), "e1", Fleet.opened(1, "t1"), Fleet.closed(2, "t1"), Fleet.opened(3, "t2"));
        survives(Ledger.class, "ledger-" + bot.id());
    }

    private <T> void survives(Class<T> type, String id) {
        var serializer = side.part(Serializer.class);
        T root = load(type, id);
        T copy = serializer.deserialize(serializer.serialize(root, byte[].class));
        assertThat(copy).usingRecursiveComparison().isEqualTo(root);
    }

    private <T> T load(Class<T> type, String id) {
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        try {
            Repository<T> repository = side.repository(ResolvableType.forClassWithGenerics(Repository.class, type));
            return repository.load(id).invoke(root -> root);
        } finally {
            unitOfWork.rollback();
        }
    }
}
