package plutarc.paperexchange.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.paperexchange.venue.VenueFixture.INVERSE;
import static plutarc.paperexchange.venue.VenueFixture.LINEAR;
import static plutarc.paperexchange.venue.VenueFixture.dec;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for every sequence of orders and prices; the books are kept a second time by a naive twin that sees only executions. */
class ConservationTest {

    /** Random orders of two accounts over a random walk, on both contracts and in both margin modes. */
    private static VenueFixture play(long seed, int steps, VenueFixture venue) {
        Random random = new Random(seed);
        venue.account(1, "20000", "20").account(2, "5000", "5");
        if (random.nextBoolean()) {
            venue.venue.apply(new VenueInput.SetMarginMode(2, MarginMode.ISOLATED_MARGIN));
        }
        int price = 2000;
        for (int i = 0; i < steps; i++) {
            price = Math.max(100, price + random.nextInt(61) - 30);
            String at = Integer.toString(price / 2) + (price % 2 == 0 ? "" : ".5");
            switch (i % 6) {
                case 0 -> venue.open(at, random.nextInt(4) == 0 ? "0.0005" : "-0.0003");
                case 5 -> venue.close(at);
                default -> venue.to(at);
            }
            for (int n = random.nextInt(4); n > 0; n--) {
                venue.venue.apply(input(random, 1 + random.nextInt(2), price, venue));
            }
        }
        return venue;
    }

    private static VenueInput input(Random random, long uid, int price, VenueFixture venue) {
        boolean linear = random.nextBoolean();
        String symbol = linear ? LINEAR : INVERSE;
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        BigDecimal qty = linear ? BigDecimal.valueOf(1 + random.nextInt(4000), 3) : BigDecimal.valueOf(1 + random.nextInt(4000));
        BigDecimal limit = BigDecimal.valueOf(price + random.nextInt(41) - 20, 0).multiply(dec("0.5"));
        NewOrder order = random.nextBoolean() ? NewOrder.market(symbol, side, qty) : NewOrder.limit(symbol, side, qty, limit);
        order = random.nextInt(3) == 0 ? order.reducing() : order;
        List<Order> open = venue.venue.openOrders(uid);
        return switch (random.nextInt(8)) {
            case 0 -> new VenueInput.Place(uid, order.with(TimeInForce.values()[random.nextInt(4)]));
            case 1 -> new VenueInput.Place(uid, order.when(random.nextBoolean() ? Trigger.Direction.RISING : Trigger.Direction.FALLING, limit));
            case 2 -> new VenueInput.SetTradingStop(uid, symbol, null, limit, random.nextBoolean() ? dec("7.5") : null, null);
            case 3 -> open.isEmpty() ? new VenueInput.Place(uid, order) : new VenueInput.Cancel(uid, open.getLast().symbol(), open.getLast().id(), "");
            case 4 -> open.isEmpty() ? new VenueInput.Place(uid, order)
                    : new VenueInput.Amend(uid, open.getFirst().symbol(), open.getFirst().id(), "", qty, limit, null, null, null);
            case 5 -> new VenueInput.SetLeverage(uid, symbol, BigDecimal.valueOf(1 + random.nextInt(50)));
            default -> new VenueInput.Place(uid, order);
        };
    }

    private static VenueFixture played(long seed) {
        return play(seed, 120, new VenueFixture((int) Math.floorMod(seed, 3), seed % 2 == 0 ? "1000" : "0.700", "0.0002", "0.00055"));
    }

    @Property(tries = 40)
    void balancesAreDepositsPlusProfitsMinusFees(@ForAll long seed) {
        VenueFixture venue = played(seed);
        for (Account account : venue.venue.accounts()) {
            Map<String, BigDecimal> expected = new HashMap<>(Map.of("USDT", account.uid() == 1 ? dec("20000") : dec("5000"), "BTC", account.uid() == 1 ? dec("20") : dec("5")));
            for (Execution e : account.executions()) {
                expected.merge(e.symbol().equals(LINEAR) ? "USDT" : "BTC", e.profit().subtract(e.fee()), BigDecimal::add);
            }
            expected.forEach((coin, amount) -> assertThat(account.wallet(coin)).as(coin).isEqualByComparingTo(amount));
        }
    }

    /** Cash-flow twin of the linear contract: buying pays price × quantity, selling receives it; what is left is the position at its cost. */
    @Property(tries = 40)
    void linearProfitIsTheCashFlowOfTheFillsAndTheRemainingCost(@ForAll long seed) {
        VenueFixture venue = played(seed);
        for (Account account : venue.venue.accounts()) {
            BigDecimal cash = BigDecimal.ZERO;
            BigDecimal size = BigDecimal.ZERO;
            BigDecimal profit = BigDecimal.ZERO;
            for (Execution e : account.executions()) {
                if (e.symbol().equals(LINEAR) && e.kind() != Execution.Kind.FUNDING) {
                    BigDecimal signed = e.side() == Side.BUY ? e.qty() : e.qty().negate();
                    size = size.add(signed);
                    cash = cash.subtract(signed.multiply(e.price()));
                    profit = profit.add(e.profit());
                }
            }
            Position position = venue.venue.position(account.uid(), LINEAR);
            assertThat(position.held() && position.side() == Side.SELL ? position.size().negate() : position.size()).isEqualByComparingTo(size);
            BigDecimal cost = position.side() == Side.BUY ? position.cost() : position.cost().negate();
            assertThat(profit).isEqualByComparingTo(cash.add(position.held() ? cost : BigDecimal.ZERO));
        }
    }

    @Property(tries = 40)
    void nothingIsNegativeAndNoOrderFillsBeyondItsQuantity(@ForAll long seed) {
        VenueFixture venue = played(seed);
        for (Account account : venue.venue.accounts()) {
            account.positions().forEach(p -> assertThat(p.size().signum()).isNotNegative());
            Stream.concat(account.closedOrders().stream(), venue.venue.openOrders(account.uid()).stream()).forEach(o -> {
                assertThat(o.filledQty()).isBetween(BigDecimal.ZERO, o.qty());
                BigDecimal fills = account.executions().stream().filter(e -> e.orderId().equals(o.id()) && e.kind() != Execution.Kind.FUNDING)
                        .map(Execution::qty).reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(fills).as("fills of %s", o.id()).isEqualByComparingTo(o.filledQty());
            });
            account.executions().forEach(e -> assertThat(e.qty().signum()).isPositive());
        }
    }

    @Property(tries = 40)
    void aReducingFillOnlyEverCloses(@ForAll long seed) {
        VenueFixture venue = played(seed);
        Map<String, Boolean> reducing = new HashMap<>();
        venue.events.forEach(e -> {
            if (e instanceof VenueEvent.OrderChanged c) {
                reducing.put(c.order().id(), c.order().reduceOnly());
            }
        });
        venue.events.forEach(e -> {
            if (e instanceof VenueEvent.Executed x && reducing.getOrDefault(x.execution().orderId(), false)) {
                assertThat(x.execution().closedQty()).isEqualByComparingTo(x.execution().qty());
            }
        });
    }

    @Property(tries = 40)
    void everyAccountIsToldOfEveryExecutionOnceAndInOrder(@ForAll long seed) {
        VenueFixture venue = played(seed);
        for (Account account : venue.venue.accounts()) {
            List<String> told = venue.events.stream().filter(e -> e instanceof VenueEvent.Executed x && x.uid() == account.uid())
                    .map(e -> ((VenueEvent.Executed) e).execution().id()).toList();
            assertThat(told).isEqualTo(account.executions().stream().map(Execution::id).toList()).doesNotHaveDuplicates();
        }
    }

    @Property(tries = 30)
    void whatTwoAccountsTradeWithEachOtherCancelsOut(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int trades) {
        VenueFixture venue = new VenueFixture(30, "1000", "0", "0").account(1, "1000000", "0").account(2, "1000000", "0").open("1000");
        Random random = new Random(seed);
        for (int i = 0; i < trades; i++) {
            long maker = 1 + random.nextInt(2);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            BigDecimal qty = BigDecimal.valueOf(10 + random.nextInt(2000), 3);
            venue.place(maker, NewOrder.limit(LINEAR, side, qty, BigDecimal.valueOf(1990 + random.nextInt(21)).multiply(dec("0.5"))));
            venue.place(3 - maker, NewOrder.market(LINEAR, side.opposite(), qty));
        }
        assertThat(venue.venue.netPosition(LINEAR)).isEqualByComparingTo("0");
        BigDecimal equity = venue.usdt(1).add(venue.usdt(2)).add(venue.venue.balance(1, "USDT").unrealised()).add(venue.venue.balance(2, "USDT").unrealised());
        assertThat(equity.subtract(dec("2000000")).abs()).isLessThan(dec("0.000001"));
    }
}
