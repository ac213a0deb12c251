package plutarc.paperexchange.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A venue with one linear and one inverse contract, moved by hand. No spread, no hidden costs unless asked for. */
final class VenueFixture {
    static final String LINEAR = "BTCUSDT";
    static final String INVERSE = "BTCUSD";
    final List<VenueEvent> events = new ArrayList<>();
    final Venue venue;
    private long step;

    VenueFixture() {
        this(0, "1000", "0", "0");
    }

    VenueFixture(int halfSpread, String depth, String maker, String taker) {
        this(new VenueState(), halfSpread, depth, maker, taker);
    }

    VenueFixture(VenueState state, int halfSpread, String depth, String maker, String taker) {
        venue = new Venue(new VenueRules(List.of(Instrument.of(LINEAR, dec("0.5"), dec(maker), dec(taker)),
                Instrument.of(INVERSE, dec("0.5"), dec(maker), dec(taker))), halfSpread, dec(depth)), state, events::add);
        step = state.step() + 1;
    }

    static BigDecimal dec(String number) {
        return new BigDecimal(number);
    }

    VenueFixture account(long uid, String usdt, String btc) {
        venue.apply(new VenueInput.OpenAccount(uid, "a" + uid, Map.of("USDT", dec(usdt), "BTC", dec(btc))));
        return this;
    }

    VenueFixture open(String price) {
        return play(MarketStep.Kind.OPEN, price, null);
    }

    VenueFixture open(String price, String funding) {
        return play(MarketStep.Kind.OPEN, price, dec(funding));
    }

    VenueFixture to(String... prices) {
        for (String price : prices) {
            play(MarketStep.Kind.MOVE, price, null);
        }
        return this;
    }

    VenueFixture close(String price) {
        return play(MarketStep.Kind.CLOSE, price, null);
    }

    private VenueFixture play(MarketStep.Kind kind, String price, BigDecimal funding) {
        venue.play(new MarketStep(step, kind, 1_000_000L + step * 5_000, dec(price), BigDecimal.ONE, funding));
        step++;
        return this;
    }

    /** Places an order that must be accepted. */
    Order place(long uid, NewOrder order) {
        return switch (venue.apply(new VenueInput.Place(uid, order))) {
            case Reply.Accepted accepted -> accepted.orders().getFirst();
            case Reply.Refused refused -> throw new AssertionError("refused: " + refused);
        };
    }

    /** The code with which an order is refused; 0 when it is accepted. */
    int code(long uid, NewOrder order) {
        return code(new VenueInput.Place(uid, order));
    }

    int code(VenueInput input) {
        return venue.apply(input) instanceof Reply.Refused refused ? refused.code() : 0;
    }

    static NewOrder buy(String qty) {
        return NewOrder.market(LINEAR, Side.BUY, dec(qty));
    }

    static NewOrder sell(String qty) {
        return NewOrder.market(LINEAR, Side.SELL, dec(qty));
    }

    static NewOrder bid(String qty, String price) {
        return NewOrder.limit(LINEAR, Side.BUY, dec(qty), dec(price));
    }

    static NewOrder ask(String qty, String price) {
        return NewOrder.limit(LINEAR, Side.SELL, dec(qty), dec(price));
    }

    Position position(long uid) {
        return venue.position(uid, LINEAR);
    }

    /** What an order has become. */
    Order order(String id) {
        return venue.accounts().stream().flatMap(a -> java.util.stream.Stream.concat(a.closedOrders().stream(), venue.openOrders(a.uid()).stream()))
                .filter(o -> o.id().equals(id)).findFirst().orElseThrow();
    }

    List<Execution> executions(long uid) {
        return List.copyOf(venue.account(uid).orElseThrow().executions());
    }

    BigDecimal usdt(long uid) {
        return venue.account(uid).orElseThrow().wallet("USDT");
    }
}
