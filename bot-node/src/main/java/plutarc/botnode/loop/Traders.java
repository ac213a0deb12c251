package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.exchanges.Capabilities;
import plutarc.exchanges.InstrumentSpec;
import plutarc.strategy.template.InvalidTemplate;
import plutarc.strategy.template.Template;

/** The traders of the configured symbols, and what is remembered of symbols that have none. Of the loop's thread alone. */
final class Traders {

    private final Map<String, SymbolTrader> traders = new TreeMap<>();
    private final Map<String, LoopState.SymbolState> remembered;
    private Map<String, Contract> contracts = Map.of();

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

    /** Trades with an order or a position under way. */
    int underWay() {
        return traders.values().stream().mapToInt(trader -> trader.position().trades().size()).sum();
    }

    /** Trades with a fill. */
    int open() {
        return (int) traders.values().stream().flatMap(trader -> trader.position().trades().stream()).filter(OpenTrade::hasFill).count();
    }

    BigDecimal unrealised(String currency) {
        return traders.values().stream().filter(t -> t.contract().spec().settleCurrency().equals(currency)).map(t -> t.position().unrealised())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Brings the traders in line with the configured instruments and template. A symbol that is no longer configured is given up once it is flat.
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
        for (SymbolTrader trader : List.copyOf(traders.values())) {
            String symbol = trader.symbol();
            if (!wanted.contains(symbol) && trader.position().isFlat()) {
                traders.remove(symbol);
                remembered.put(symbol, trader.state());
                desk.step().act(new Output.Unsubscribe(symbol));
            }
        }
        return usable.equals(template);
    }

    private SymbolTrader trader(Instrument instrument, Contract contract, Capabilities venue, LoopDesk desk) {
        SymbolTrader trader = traders.computeIfAbsent(instrument.symbol(),
                symbol -> new SymbolTrader(contract, instrument, desk, venue, Optional.ofNullable(remembered.remove(symbol))));
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
