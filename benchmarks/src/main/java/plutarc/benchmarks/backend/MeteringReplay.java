package plutarc.benchmarks.backend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Row;
import plutarc.commandside.billing.Account;
import plutarc.commandside.billing.Charging;
import plutarc.contracts.billing.BillingCommand.StartMeter;
import plutarc.contracts.billing.BillingEvent;
import plutarc.contracts.billing.PaymentId;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.workspace.WorkspaceId;

/** How fast a workspace's bill is made again from its stored events. */
public final class MeteringReplay implements Benchmark {

    private static final WorkspaceId WORKSPACE = new WorkspaceId("workspace-1");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BOTS = 50;

    @Override
    public String name() {
        return "metering-replay";
    }

    @Override
    public List<Row> run(Conditions conditions) {
        Jackson3Serializer serializer = Jackson3Serializer.builder().build();
        List<BillingEvent> events = history(conditions.times(90, 5));
        List<SerializedObject<byte[]>> stored = events.stream().map(event -> serializer.serialize(event, byte[].class)).toList();
        Account expected = replay(serializer, stored);
        int rounds = conditions.times(5, 1);
        long began = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            if (!replay(serializer, stored).equals(expected)) {
                throw new IllegalStateException("a replay gave another bill");
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return List.of(Row.of("Metering, stored events replayed into the same bill", stored.size() * rounds / seconds, "per s", BOTS
                + " bots charged by the hour, each released and provisioned again every day: " + stored.size() + " stored events read and folded; every replay gave the same bill to the micro-unit."));
    }

    private static Account replay(Jackson3Serializer serializer, List<SerializedObject<byte[]>> stored) {
        Account account = Account.EMPTY;
        for (SerializedObject<byte[]> event : stored) {
            account = account.after((BillingEvent) serializer.deserialize(event));
        }
        return account;
    }

    private static List<BillingEvent> history(int days) {
        List<BillingEvent> events = new ArrayList<>();
        Account[] account = {Account.EMPTY};
        record(events, account, new Charging(WORKSPACE, account[0]).pay(new PaymentId("payment"), 10_000_000_000L, "manual", "transfer", BEGIN));
        for (int day = 0; day < days; day++) {
            Instant morning = BEGIN.plus(Duration.ofDays(day));
            for (int bot = 0; bot < BOTS; bot++) {
                record(events, account, new Charging(WORKSPACE, account[0]).start(new StartMeter(WORKSPACE, new DeploymentId("d-" + day + "-" + bot),
                        new BotId("bot-" + bot), "aws", new RegionId("aws.tokyo"), "standard", morning.plusSeconds(bot)), 40_000));
            }
            for (int hour = 1; hour < 20; hour++) {
                record(events, account, new Charging(WORKSPACE, account[0]).post(morning.plus(Duration.ofHours(hour))));
            }
            for (int bot = 0; bot < BOTS; bot++) {
                record(events, account, new Charging(WORKSPACE, account[0]).stop("d-" + day + "-" + bot, morning.plus(Duration.ofHours(20))));
            }
        }
        return events;
    }

    private static void record(List<BillingEvent> events, Account[] account, Charging decision) {
        decision.events().forEach(event -> {
            account[0] = account[0].after(event);
            events.add(event);
        });
    }
}
