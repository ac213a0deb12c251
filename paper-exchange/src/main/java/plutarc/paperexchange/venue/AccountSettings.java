package plutarc.paperexchange.venue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Accounts opened and funded, their leverage and margin mode, and the levels of their positions. */
final class AccountSettings {
    private final Map<String, Instrument> instruments;
    private final VenueState state;
    private final Margin margin;
    private final Protection protection;
    private final OrderChecks checks;
    private final Consumer<VenueEvent> events;

    AccountSettings(Map<String, Instrument> instruments, VenueState state, Margin margin, Protection protection, OrderChecks checks,
                    Consumer<VenueEvent> events) {
        this.instruments = instruments;
        this.state = state;
        this.margin = margin;
        this.protection = protection;
        this.checks = checks;
        this.events = events;
    }

    Reply open(VenueInput.OpenAccount open) {
        if (state.accounts.containsKey(open.uid())) {
            return new Reply.Refused(10001, "account " + open.uid() + " exists");
        }
        Account account = new Account();
        account.uid = open.uid();
        account.name = open.name();
        account.created = state.time;
        open.balances().forEach(account::credit);
        state.accounts.put(account.uid, account);
        return Reply.done();
    }

    Reply deposit(Account account, VenueInput.Deposit deposit) {
        if (account.wallet(deposit.coin()).add(deposit.amount()).signum() < 0) {
            return new Reply.Refused(110004, "Wallet balance is insufficient");
        }
        account.credit(deposit.coin(), deposit.amount());
        events.accept(new VenueEvent.WalletChanged(account.uid));
        return Reply.done();
    }

    Reply leverage(Account account, VenueInput.SetLeverage change) {
        Instrument instrument = instruments.get(change.symbol());
        if (instrument == null) {
            return new Reply.Refused(10001, "params error: symbol invalid " + change.symbol());
        }
        BigDecimal leverage = change.leverage();
        if (leverage.compareTo(BigDecimal.ONE) < 0 || leverage.scale() > 2) {
            return new Reply.Refused(10001, "leverage invalid: " + leverage + ", allowed 1 to " + instrument.maxLeverage() + " in steps of 0.01");
        }
        if (leverage.compareTo(instrument.maxLeverage()) > 0) {
            return new Reply.Refused(110013, "cannot set leverage [" + leverage + "] gt maxLeverage [" + instrument.maxLeverage() + "] by risk limit");
        }
        BigDecimal before = account.look(change.symbol()).leverage;
        if (before.compareTo(leverage) == 0) {
            return new Reply.Refused(110043, "leverage not modified");
        }
        Position position = account.position(change.symbol());
        position.leverage = leverage;
        boolean uncovered = leverage.compareTo(before) < 0 && margin.available(account, instrument.settleCoin()).signum() < 0;
        boolean fatal = margin.breached(account, position, margin.last(change.symbol()));
        if (uncovered || fatal) {
            position.leverage = before;
            return uncovered ? new Reply.Refused(110012, "Insufficient available balance.")
                    : new Reply.Refused(110011, "Liquidation will be triggered immediately by this adjustment");
        }
        position.updated = state.time;
        events.accept(new VenueEvent.PositionChanged(account.uid, change.symbol()));
        return Reply.done();
    }

    Reply tradingStop(Account account, VenueInput.SetTradingStop stop) {
        Instrument instrument = instruments.get(stop.symbol());
        if (instrument == null) {
            return new Reply.Refused(10001, "params error: symbol invalid " + stop.symbol());
        }
        Position position = account.look(stop.symbol());
        if (!position.held()) {
            return new Reply.Refused(10001, "can not set tp/sl/ts for zero position");
        }
        BigDecimal last = margin.last(stop.symbol());
        Optional<Reply.Refused> wrong = checks.levels(instrument, position.side, last, stop.takeProfit(), stop.stopLoss());
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (unchanged(account, stop, Order.StopKind.TAKE_PROFIT, stop.takeProfit()) && unchanged(account, stop, Order.StopKind.STOP_LOSS, stop.stopLoss())
                && stop.trailingStop() == null) {
            return new Reply.Refused(34040, "not modified");
        }
        protection.set(account, position, Order.StopKind.TAKE_PROFIT, stop.takeProfit());
        protection.set(account, position, Order.StopKind.STOP_LOSS, stop.stopLoss());
        protection.trail(account, position, stop.trailingStop(), stop.activePrice());
        events.accept(new VenueEvent.PositionChanged(account.uid, stop.symbol()));
        return Reply.done();
    }

    private boolean unchanged(Account account, VenueInput.SetTradingStop stop, Order.StopKind kind, BigDecimal level) {
        BigDecimal now = protection.find(account.uid, stop.symbol(), kind).map(o -> o.trigger.price()).orElse(BigDecimal.ZERO);
        return level == null || level.compareTo(now) == 0;
    }

    Reply marginMode(Account account, MarginMode mode) {
        boolean busy = account.positions.values().stream().anyMatch(Position::held)
                || state.open.values().stream().anyMatch(o -> o.uid == account.uid);
        if (account.marginMode != mode && busy) {
            return new Reply.Refused(3400045, "Set margin mode failed");
        }
        account.marginMode = mode;
        return Reply.done();
    }
}
