package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.strategy.TemplateVersion;
import plutarc.contracts.trading.ManualOrder;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Verdict;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.TimeInForce;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.risk.RiskCheck;

/**
 * Orders by hand. One that opens stands under every risk limit and becomes a trade of the bot, which the template's exit rules manage and its stop protects; so it
 * needs a template that runs. One that rests at the venue is taken back the moment a limit would keep it out. Of the loop's thread alone.
 */
final class HandOrders {

    private final Instructions instructions;
    private final Traders traders;
    private final LoopDesk desk;
    /** Which instruction waits for what becomes of which order. */
    private final Map<String, InstructionId> placing = new LinkedHashMap<>();
    private final Map<String, InstructionId> cancelling = new LinkedHashMap<>();

    HandOrders(Instructions instructions, Traders traders, LoopDesk desk) {
        this.instructions = instructions;
        this.traders = traders;
        this.desk = desk;
    }

    boolean underWay(InstructionId id) {
        return placing.containsValue(id) || cancelling.containsValue(id);
    }

    /** @param again whether an earlier process has begun with it: then nothing is sent, only followed */
    void place(InstructionId id, ManualOrder order, boolean again) {
        Optional<SymbolTrader> trader = traders.of(order.symbol());
        Optional<String> refusal = trader.isEmpty() ? Optional.of("the bot does not trade " + order.symbol()) : again ? follow(id, order, trader.get())
                : order.reduceOnly() ? reduce(id, order, trader.get()) : open(id, order, trader.get());
        refusal.ifPresent(why -> instructions.failed(id, why));
    }

    void cancel(InstructionId id, String clientOrderId) {
        boolean rests = traders.all().stream().anyMatch(trader -> trader.position().order(clientOrderId).filter(order -> order.live() && order.reason().equals(OrderState.RESTING_ENTRY))
                .isPresent());
        if (!rests) {
            instructions.failed(id, "no order by hand with this id rests at the venue");
            return;
        }
        cancelling.put(clientOrderId, id);
        withdraw(clientOrderId);
    }

    /** What a limit or an obstacle would keep out now must not fill either. */
    void tick() {
        for (SymbolTrader trader : traders.all()) {
            if (trader.position().trades().stream().anyMatch(open -> open.restingEntry().isPresent())) {
                List<String> against = againstResting(trader);
                if (!against.isEmpty() && trader.position().withdrawEntries()) {
                    desk.problem("entry.withdrawn", "the order by hand on " + trader.symbol() + " is taken back: " + String.join("; ", against));
                }
            }
        }
        List.copyOf(cancelling.keySet()).forEach(this::withdraw);
    }

    private void withdraw(String clientOrderId) {
        traders.all().forEach(trader -> trader.position().withdrawEntries(order -> order.clientOrderId().equals(clientOrderId)));
    }

    /** An order has been told in a new state: what waits for it may be over. */
    void told(OrderState order) {
        Optional.ofNullable(placing.get(order.clientOrderId())).flatMap(id -> outcome(order).map(outcome -> {
            placing.remove(order.clientOrderId());
            if (outcome.worked()) {
                instructions.done(id, outcome.words());
            } else {
                instructions.failed(id, outcome.words());
            }
            return id;
        }));
        if (!order.live()) {
            Optional.ofNullable(cancelling.remove(order.clientOrderId())).ifPresent(id -> instructions.done(id, order.executed().signum() == 0 ? "cancelled, nothing was filled"
                    : "over; filled " + order.executed().toPlainString() + " of " + order.quantity().toPlainString()));
        }
    }

    private record Outcome(boolean worked, String words) {
    }

    private static Optional<Outcome> outcome(OrderState order) {
        BigDecimal filled = order.filled().max(order.executed());
        String of = filled.toPlainString() + " of " + order.quantity().toPlainString() + " filled" + order.averagePrice().map(price -> " at " + price.toPlainString()).orElse("");
        return switch (order.status()) {
            case SENT, UNKNOWN -> Optional.empty();
            case ACCEPTED -> order.rests() ? Optional.of(new Outcome(true, "it rests at the venue as order " + order.clientOrderId())) : Optional.empty();
            case DONE -> Optional.of(filled.signum() > 0 ? new Outcome(true, of)
                    : new Outcome(false, order.detail().orElse("nothing was filled within the slippage limit")));
            case REJECTED -> Optional.of(new Outcome(false, order.detail().orElse("the venue refused it")));
        };
    }

    private Optional<String> follow(InstructionId id, ManualOrder order, SymbolTrader trader) {
        String entry = desk.ids().order(desk.ids().manualTrade(order.symbol(), id.value(), order.side()), OrderPurpose.ENTRY, 0).value();
        List<String> candidates = new ArrayList<>(List.of(entry));
        trader.position().trades().forEach(open -> candidates.add(desk.ids().manualReduction(open.id, id.value()).value()));
        Optional<OrderState> known = candidates.stream().flatMap(candidate -> trader.position().order(candidate).stream()).findFirst();
        known.ifPresent(state -> {
            placing.put(state.clientOrderId(), id);
            told(state);
        });
        return known.isPresent() ? Optional.empty() : Optional.of("the bot was restarted meanwhile; look at its orders and positions before placing it again");
    }

    private Optional<String> reduce(InstructionId id, ManualOrder order, SymbolTrader trader) {
        Side held = order.side() == Side.LONG ? Side.SHORT : Side.LONG;
        Optional<OpenTrade> open = trader.position().trades().stream().filter(trade -> trade.side == held && trade.openQuantity().signum() > 0 && !trade.exiting()).findFirst();
        if (open.isEmpty()) {
            return Optional.of("there is no " + held.code() + " position in " + order.symbol() + " to take from");
        }
        BigDecimal quantity = order.quantity().min(open.get().openQuantity());
        Optional<String> wrong = quantityProblem(trader.contract(), quantity);
        if (wrong.isPresent()) {
            return wrong;
        }
        ClientOrderId client = desk.ids().manualReduction(open.get().id, id.value());
        placing.put(client.value(), id);
        trader.position().reduce(open.get(), client, quantity);
        return Optional.empty();
    }

    private Optional<String> open(InstructionId id, ManualOrder order, SymbolTrader trader) {
        List<String> against = against(trader);
        if (trader.position().side().filter(held -> held != order.side()).isPresent()) {
            against.add("a position on the other side is open; only a reduce-only order may take from it");
        }
        double price = trader.position().lastPrice();
        Optional<SymbolEngine> engine = trader.running().filter(warm -> warm.compiled().exits().ready());
        if (engine.isEmpty() || desk.template().isEmpty()) {
            against.add("no template runs on " + order.symbol() + " that would manage the position");
        } else if (Double.isNaN(price)) {
            against.add("the price is not known yet");
        }
        quantityProblem(trader.contract(), order.quantity()).ifPresent(against::add);
        if (against.isEmpty()) {
            against.addAll(priceProblems(order, trader, price));
        }
        if (!against.isEmpty()) {
            return Optional.of(String.join("; ", against));
        }
        send(id, order, trader, price, engine.get(), desk.template().get());
        return Optional.empty();
    }

    /** What an order that rests must not outlive; a venue that is out of reach for a moment is none of it. */
    private List<String> againstResting(SymbolTrader trader) {
        List<String> found = new ArrayList<>();
        desk.obstacles().stream().filter(verdict -> !verdict.component().equals("venue")).map(Verdict::reason).forEach(found::add);
        trader.obstacles().stream().filter(verdict -> verdict.component().equals("instrument")).map(Verdict::reason).forEach(found::add);
        RiskCheck.breaches(desk.limits(), Entries.without(desk.risk(trader.symbol()), 1)).forEach(breach -> found.add(breach.reason()));
        return found;
    }

    /** Every limit and obstacle against another entry on the symbol. */
    private List<String> against(SymbolTrader trader) {
        List<String> found = new ArrayList<>();
        desk.obstacles().stream().map(Verdict::reason).forEach(found::add);
        trader.obstacles().stream().map(Verdict::reason).forEach(found::add);
        RiskCheck.breaches(desk.limits(), desk.risk(trader.symbol())).forEach(breach -> found.add(breach.reason()));
        return found;
    }

    private static Optional<String> quantityProblem(Contract contract, BigDecimal quantity) {
        BigDecimal lot = contract.spec().lotSize();
        if (quantity.remainder(lot).signum() != 0) {
            return Optional.of("quantity " + quantity.toPlainString() + " is not a multiple of " + lot.toPlainString());
        }
        if (quantity.compareTo(contract.spec().minQuantity()) < 0 || quantity.compareTo(contract.spec().maxQuantity()) > 0) {
            return Optional.of("quantity " + quantity.toPlainString() + ", allowed is " + contract.spec().minQuantity().toPlainString() + " to " + contract.spec().maxQuantity().toPlainString());
        }
        return Optional.empty();
    }

    private List<String> priceProblems(ManualOrder order, SymbolTrader trader, double price) {
        List<String> found = new ArrayList<>();
        Contract contract = trader.contract();
        int sign = order.side() == Side.LONG ? 1 : -1;
        order.limitPrice().filter(limit -> limit.remainder(contract.spec().tickSize()).signum() != 0)
                .ifPresent(limit -> found.add("price " + limit.toPlainString() + " is not a multiple of " + contract.spec().tickSize().toPlainString()));
        double most = price * (1 + sign * slip());
        order.limitPrice().filter(limit -> sign * (limit.doubleValue() - most) > 0)
                .ifPresent(limit -> found.add("price " + limit.toPlainString() + " is further through the market than the slippage limit of " + desk.limits().maxSlippagePct() + " % allows"));
        double reference = order.limitPrice().map(BigDecimal::doubleValue).orElse(price);
        order.stopPrice().filter(stop -> sign * (stop.doubleValue() - reference) >= 0)
                .ifPresent(stop -> found.add("stop " + stop.toPlainString() + " is not on the losing side of " + reference));
        String currency = contract.spec().settleCurrency();
        double margin = contract.notional(order.quantity(), BigDecimal.valueOf(reference)).doubleValue() / trader.leverage().doubleValue();
        double available = desk.available(currency);
        if (!(margin <= available)) {
            found.add("margin needed " + RiskBook.rounded(margin) + ", available " + (Double.isNaN(available) ? "not known" : RiskBook.rounded(available).toPlainString()));
        }
        return found;
    }

    private double slip() {
        return desk.limits().maxSlippagePct().doubleValue() / 100;
    }

    private void send(InstructionId id, ManualOrder order, SymbolTrader trader, double price, SymbolEngine engine, TemplateVersion template) {
        Contract contract = trader.contract();
        boolean rests = order.limitPrice().isPresent();
        boolean buys = order.side() == Side.LONG;
        BigDecimal limit = order.limitPrice().orElseGet(() -> buys ? contract.ticks(price * (1 + slip()), RoundingMode.FLOOR) : contract.ticks(price * (1 - slip()), RoundingMode.CEILING));
        BigDecimal reference = order.limitPrice().orElse(BigDecimal.valueOf(price));
        OpenTrade entering = new OpenTrade(contract, desk.ids().manualTrade(order.symbol(), id.value(), order.side()), order.side(), desk.marketTime(), reference, trader.leverage(),
                template.templateId(), template.version(), List.of(new Verdict("manual", "Order by hand", "rule", "", 0, true, "a person placed this order")),
                PositionKeeper.boxed(engine.compiled().exits().basis(reference.doubleValue()).atrs()));
        entering.floor = order.stopPrice();
        entering.notes = TradeNotes.NONE.withEquity(desk.equity(contract.spec().settleCurrency()));
        ClientOrderId client = desk.ids().order(entering.id, OrderPurpose.ENTRY, 0);
        placing.put(client.value(), id);
        desk.activity(Severity.NOTICE, "order.by_hand", "an order by hand opens a trade on " + order.symbol() + "; the template's exit rules manage it");
        trader.position().enter(entering, OrderRequest.limit(client, order.symbol(), buys ? OrderSide.BUY : OrderSide.SELL, contract.quantity(order.quantity()), limit,
                rests ? TimeInForce.GOOD_TILL_CANCELLED : TimeInForce.IMMEDIATE_OR_CANCEL, false), rests ? OrderState.RESTING_ENTRY : "entry");
    }
}
