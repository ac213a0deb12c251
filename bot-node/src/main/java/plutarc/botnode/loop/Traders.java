package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.trading.Severity;
import plutarc.exchanges.Capabilities;
import plutarc.exchanges.InstrumentSpec;
import plutarc.strategy.template.InvalidTemplate;
import plutarc.strategy.template.Template;

/** The traders of the configured symbols, and what is remembered of symbols that have none. Of the loop's thread alone. */
final class Traders {

    /** Stands for an instrument that is configured no more: no entries, and the venue's terms stay as they are. */
    private static final Instrument LEFT = new Instrument("", false, BigDecimal.ONE, MarginMode.ISOLATED);

    private final Map<String, SymbolTrader> traders = new TreeMap<>();
    private final Map<String, LoopState.SymbolState> remembered;
    private Map<String, Contract> contracts = Map.of();
    /** Whether the instruments have been followed once, so that another one is news. */
    private boolean started;

    Traders(Optional<LoopState> state) {
        this.remembered = new TreeMap<>(state.map(LoopState::symbols).orElse(Map.of()));
    }

    Map<String, LoopState.SymbolState> state() {
        Map<String, LoopState.SymbolState> symbols = new TreeMap<>(remembered);
        traders.forEach((symbol, trader) -> symbols.put(symbol, trader.state()));
        return symbols;
    }

    Optional<SymbolTrader> of(String symbol) {
        return Optional.ofNullable(traders.get(symbol));
    }

    Collection<SymbolTrader> all() {
        return traders.values();
    }

    Optional<Contract> contract(String symbol) {
        return Optional.ofNullable(contracts.get(symbol));
    }

    /** What the venue trades, with the account's fees. */
    void contracts(Input.VenueOpened opened) {
        contracts = new TreeMap<>();
        for (InstrumentSpec spec : opened.instruments()) {
            Optional.ofNullable(opened.fees().get(spec.symbol())).ifPresent(fees -> contracts.put(spec.symbol(), Contract.of(spec, fees)));
        }
    }

    /** The venue is closed: what the traders knew is remembered. */
    void retire() {
        traders.forEach((symbol, trader) -> remembered.put(symbol, trader.state()));
        traders.clear();
    }

    /** Whether a trade is under way on any of these symbols. */
    boolean anyTrade(Predicate<String> symbols) {
        return traders.values().stream().anyMatch(trader -> symbols.test(trader.symbol()) && !trader.position().idle());
    }

    /** Trades with an order or a position under way, on the symbol. */
    int underWay(String symbol) {
        return of(symbol).map(trader -> trader.position().trades().size()).orElse(0);
    }

    /** Trades with an order or a position under way. */
    int underWay() {
        int sum = 0;
        for (SymbolTrader trader : traders.values()) {
            sum += trader.position().trades().size();
        }
        return sum;
    }

    /** Trades with a fill. */
    int open() {
        return (int) traders.values().stream().flatMap(trader -> trader.position().trades().stream()).filter(OpenTrade::hasFill).count();
    }

    /** The most trades under way on one symbol. */
    int fullest() {
        return traders.keySet().stream().mapToInt(this::underWay).max().orElse(0);
    }

    /** What the position that has lost most has lost, before the exit's fee; 0 where none has. */
    BigDecimal worstLoss(String currency) {
        return traders.values().stream().filter(t -> t.contract().spec().settleCurrency().equals(currency)).map(t -> t.position().unrealised().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    BigDecimal unrealised(String currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (SymbolTrader trader : traders.values()) {
            if (trader.contract().spec().settleCurrency().equals(currency)) {
                sum = sum.add(trader.position().unrealised());
            }
        }
        return sum;
    }

    /**
     * Brings the traders in line with the configured instruments and template. A symbol that is no longer configured opens nothing any more; its position is
     * managed to its exit, by a later process too, and then it is given up.
     *
     * @param template      empty for none, which leaves engines as they are
     * @param freshTemplate whether engines that run already are to take it
     * @return whether the template can be used
     */
    boolean follow(BotConfiguration.KeyInUse key, Optional<Template> template, boolean freshTemplate, Capabilities venue, LoopDesk desk) {
        Set<String> wanted = new LinkedHashSet<>();
        Optional<Template> usable = template;
        for (Instrument instrument : key.instruments()) {
            wanted.add(instrument.symbol());
            Optional<Contract> contract = contract(instrument.symbol());
            if (contract.isEmpty()) {
                desk.problem("exchange.unknown_symbol", instrument.symbol() + " is not traded at this venue");
                continue;
            }
            desk.settlesIn(contract.get().spec().settleCurrency());
            SymbolTrader trader = trader(instrument, contract.get(), venue, desk);
            if (trader.idle() || freshTemplate) {
                usable = usable.filter(next -> runs(trader, next, desk));
            }
        }
        for (String symbol : List.copyOf(remembered.keySet())) {
            if (!wanted.contains(symbol) && !remembered.get(symbol).flat() && contract(symbol).isPresent()) {
                desk.settlesIn(contract(symbol).get().spec().settleCurrency());
                SymbolTrader trader = new SymbolTrader(contract(symbol).get(), LEFT, desk, venue, Optional.of(remembered.remove(symbol)));
                traders.put(symbol, trader);
                usable = usable.filter(next -> runs(trader, next, desk));
            }
        }
        for (SymbolTrader trader : traders.values()) {
            if (!wanted.contains(trader.symbol()) && trader.leave() && !trader.position().isFlat()) {
                desk.activity(Severity.NOTICE, "asset.leaving", trader.symbol() + " is no longer configured: nothing is opened there, its position is managed to its exit");
            }
        }
        dropLeft(desk);
        started = true;
        return usable.equals(template);
    }

    /** Gives up symbols that are no longer configured and flat. */
    void dropLeft(LoopDesk desk) {
        for (SymbolTrader trader : List.copyOf(traders.values())) {
            if (trader.leaving() && trader.position().isFlat()) {
                traders.remove(trader.symbol());
                remembered.put(trader.symbol(), trader.state());
                desk.step().changed();
                desk.activity(Severity.INFO, "asset.left", trader.symbol() + " is traded no more");
                desk.step().act(new Output.Unsubscribe(trader.symbol()));
            }
        }
    }

    private SymbolTrader trader(Instrument instrument, Contract contract, Capabilities venue, LoopDesk desk) {
        SymbolTrader trader = traders.computeIfAbsent(instrument.symbol(),
                symbol -> {
                    if (started && !remembered.containsKey(symbol)) {
                        desk.activity(Severity.INFO, "asset.joined", symbol + " is traded from now on");
                    }
                    return new SymbolTrader(contract, instrument, desk, venue, Optional.ofNullable(remembered.remove(symbol)));
                });
        trader.stay();
        if (trader.differs(instrument)) {
            trader.prepare(instrument);
        }
        return trader;
    }

    /** Whether the template is valid; where it is but this symbol cannot run it, the others go on. */
    private static boolean runs(SymbolTrader trader, Template template, LoopDesk desk) {
        try {
            trader.run(template);
        } catch (InvalidTemplate e) {
            desk.problem("template.invalid", "the template cannot be used: " + e.problems());
            return false;
        } catch (IllegalArgumentException e) {
            desk.problem("template.unusable", "the template cannot be used on " + trader.symbol() + ": " + e.getMessage());
        }
        return true;
    }
}
