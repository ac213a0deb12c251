package plutarc.paperexchange.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The exchange: takes market steps and requests, answers, and tells accounts what happened to them. Single-threaded and deterministic:
 * the same steps and inputs in the same order give the same state, ids included. Last, mark and index price are the same here.
 */
public final class Venue {
    private final VenueRules rules;
    private final Map<String, Instrument> instruments = new LinkedHashMap<>();
    private final VenueState state;
    private final Margin margin;
    private final Ledger ledger;
    private final Matching matching;
    private final Protection protection;
    private final Orders orders;
    private final Market market;
    private final AccountSettings settings;

    /**
     * @param state  what the venue remembers: fresh, or as a snapshot held it
     * @param events receives what accounts are told, in order, while {@link #apply} and {@link #play} run
     */
    public Venue(VenueRules rules, VenueState state, Consumer<VenueEvent> events) {
        this.rules = rules;
        this.state = state;
        rules.instruments().forEach(i -> instruments.put(i.symbol(), i));
        margin = new Margin(instruments, state);
        ledger = new Ledger(instruments, state, events);
        matching = new Matching(rules, instruments, state, ledger);
        protection = new Protection(instruments, state, ledger);
        orders = new Orders(instruments, state, margin, ledger, matching, protection);
        settings = new AccountSettings(instruments, state, margin, protection, orders.checks(), events);
        market = new Market(state, margin, ledger, matching, orders, protection);
    }

    /** Sets the price before the first step, so that accounts can be valued and orders judged. */
    public void prepare(long time, BigDecimal price) {
        if (state.step >= 0) {
            throw new IllegalStateException("the market already plays: step " + state.step);
        }
        state.time = time;
        instruments.keySet().forEach(symbol -> state.last.put(symbol, price));
    }

    /**
     * Moves the market by one step.
     *
     * @throws IllegalArgumentException when it is not the step after the last one
     */
    public void play(MarketStep step) {
        if (step.index() != state.step + 1) {
            throw new IllegalArgumentException("step " + step.index() + " after step " + state.step);
        }
        state.step = step.index();
        state.time = step.time();
        state.takenAsks.clear();
        state.takenBids.clear();
        if (step.kind() == MarketStep.Kind.OPEN) {
            state.betweenBars = false;
            instruments.keySet().forEach(symbol -> state.last.put(symbol, step.price()));
            if (step.fundingRate() != null) {
                state.fundingRate = step.fundingRate();
                ledger.fund(step.fundingRate());
            }
            instruments.values().forEach(i -> market.open(i, step.price()));
        } else {
            instruments.values().forEach(i -> market.travel(i, step.price()));
            state.betweenBars = step.kind() == MarketStep.Kind.CLOSE;
        }
    }

    /** The market has no more data: orders are refused from now on. */
    public void end() {
        state.ended = true;
    }

    /** Carries out a request, or refuses it and changes nothing. */
    public Reply apply(VenueInput input) {
        if (input instanceof VenueInput.OpenAccount open) {
            return settings.open(open);
        }
        Account account = state.accounts.get(input.uid());
        if (account == null) {
            return new Reply.Refused(110018, "User ID is illegal: " + input.uid());
        }
        return switch (input) {
            case VenueInput.OpenAccount open -> settings.open(open);
            case VenueInput.Deposit deposit -> settings.deposit(account, deposit);
            case VenueInput.Place place -> orders.place(account, place.order());
            case VenueInput.Amend amend -> orders.amend(account, amend);
            case VenueInput.Cancel cancel -> orders.cancel(account, cancel);
            case VenueInput.CancelAll all -> orders.cancelAll(account, all);
            case VenueInput.SetLeverage leverage -> settings.leverage(account, leverage);
            case VenueInput.SetTradingStop stop -> settings.tradingStop(account, stop);
            case VenueInput.SetMarginMode mode -> settings.marginMode(account, mode.mode());
        };
    }

    /** Market time, milliseconds. */
    public long time() {
        return state.time;
    }

    /** Whether the last minute has closed and the next has not opened: orders that arrive now take part from the open on. */
    public boolean betweenBars() {
        return state.betweenBars;
    }

    public boolean ended() {
        return state.ended;
    }

    /** The rate of the last funding; until the first one, the usual 0.01 %. */
    public BigDecimal fundingRate() {
        return state.fundingRate;
    }

    /** Running number of the last change. */
    public long seq() {
        return state.seq;
    }

    public VenueState state() {
        return state;
    }

    public VenueRules rules() {
        return rules;
    }

    public Optional<Instrument> instrument(String symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    public BigDecimal last(String symbol) {
        return margin.last(symbol);
    }

    public Optional<Account> account(long uid) {
        return Optional.ofNullable(state.accounts.get(uid));
    }

    public Collection<Account> accounts() {
        return Collections.unmodifiableCollection(state.accounts.values());
    }

    /** Open orders of an account, oldest first. */
    public List<Order> openOrders(long uid) {
        return state.open.values().stream().filter(o -> o.uid == uid).map(Order::copy).toList();
    }

    /** The position in a contract, flat if there never was one. */
    public Position position(long uid, String symbol) {
        return state.accounts.get(uid).look(symbol).copy();
    }

    /** Signed size over all accounts, in the contract's own unit: positive when they are long. */
    public BigDecimal netPosition(String symbol) {
        BigDecimal net = BigDecimal.ZERO;
        for (Account account : state.accounts.values()) {
            Position position = account.positions.get(symbol);
            if (position != null && position.held()) {
                net = position.side == Side.BUY ? net.add(position.size) : net.subtract(position.size);
            }
        }
        return net;
    }

    /** Money and margin of an account in one coin. */
    public Balance balance(long uid, String coin) {
        Account account = state.accounts.get(uid);
        return new Balance(coin, account.wallet(coin), margin.unrealised(account, coin), margin.positionMargin(account, coin),
                margin.orderMargin(account, coin), margin.maintenance(account, coin), margin.available(account, coin), account.realised(coin));
    }

    /** Margins and levels of a position. */
    public Risk risk(long uid, String symbol) {
        Account account = state.accounts.get(uid);
        Position position = account.look(symbol);
        return new Risk(margin.initial(account, position), margin.maintenance(position), margin.liquidation(account, position),
                level(uid, symbol, Order.StopKind.TAKE_PROFIT), level(uid, symbol, Order.StopKind.STOP_LOSS),
                protection.find(uid, symbol, Order.StopKind.TRAILING_STOP).map(o -> o.trailingDistance));
    }

    private Optional<BigDecimal> level(long uid, String symbol, Order.StopKind kind) {
        return protection.find(uid, symbol, kind).map(o -> o.trigger.price());
    }

    /** An account's money in one coin. */
    public record Balance(String coin, BigDecimal wallet, BigDecimal unrealised, BigDecimal positionMargin, BigDecimal orderMargin,
                          BigDecimal maintenance, BigDecimal available, BigDecimal realised) {}

    /** What a position binds and where it ends. */
    public record Risk(BigDecimal initialMargin, BigDecimal maintenanceMargin, Optional<BigDecimal> liquidation, Optional<BigDecimal> takeProfit,
                       Optional<BigDecimal> stopLoss, Optional<BigDecimal> trailingStop) {}

    /** One side of the book, best price first: the synthetic levels with the accounts' resting orders added. */
    public List<Level> book(String symbol, Side side, int levels) {
        Instrument instrument = instruments.get(symbol);
        Map<BigDecimal, BigDecimal> sizes = new LinkedHashMap<>();
        BigDecimal size = matching.levelSize(instrument);
        for (int i = 0; i < VenueRules.LEVELS; i++) {
            BigDecimal price = matching.levelPrice(instrument, side, i).stripTrailingZeros();
            if (price.signum() > 0) {
                sizes.put(price, size);
            }
        }
        for (Order order : state.open.values()) {
            if (order.symbol.equals(symbol) && order.side == side && Matching.rests(order)) {
                sizes.merge(order.price.stripTrailingZeros(), order.remaining(), BigDecimal::add);
            }
        }
        List<Level> book = new ArrayList<>();
        sizes.forEach((price, qty) -> book.add(new Level(price, qty)));
        Comparator<Level> byPrice = Comparator.comparing(Level::price);
        book.sort(side == Side.BUY ? byPrice.reversed() : byPrice);
        return book.subList(0, Math.min(levels, book.size()));
    }

    /** A price and what stands at it. */
    public record Level(BigDecimal price, BigDecimal qty) {}
}
