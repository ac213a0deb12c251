package plutarc.strategy.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import plutarc.strategy.graph.InputKey;
import plutarc.strategy.market.Candles;
import plutarc.strategy.template.Template;

/** Puts a finished run together, with the notes that an honest report owes its reader. */
final class Report {
    /** One symbol of a run: its data, the streams it lacked, and what became of it. */
    record Source(SymbolData data, List<InputKey> absent, SymbolRun run) { }

    private Report() { }

    static BacktestResult of(Template template, String version, BacktestSettings settings, Account account, Sampler sampler, List<Source> sources,
                             boolean finished) {
        List<OpenTrade> open = new ArrayList<>();
        List<BacktestResult.SymbolSpan> spans = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        long bars = 0;
        long first = Long.MAX_VALUE;
        long last = 0;
        long inMarket = 0;
        for (Source source : sources) {
            Candles c = source.data().candles();
            String symbol = source.data().instrument().symbol();
            int start = Math.min(source.run().firstBar(), c.size());
            bars += c.size();
            inMarket += source.run().barsInMarket();
            if (c.size() == 0) {
                notes.add(symbol + ": no candles");
                continue;
            }
            double lastPrice = lastPrice(c);
            source.run().openTrades(open, lastPrice);
            last = Math.max(last, c.closeTime(c.size() - 1));
            if (start == c.size()) {
                notes.add(symbol + ": all " + c.size() + " candles went into the warm-up, so that nothing could be decided");
            } else {
                first = Math.min(first, c.openTime()[start]);
                spans.add(new BacktestResult.SymbolSpan(symbol, c.close()[start], lastPrice, c.missing()));
            }
            notes.addAll(notes(source, c, symbol, settings, start));
        }
        if (account.halted()) {
            notes.add("equity protection closed everything and stopped the run's trading, as it would a bot's until somebody resumes it");
        }
        double equity = account.equity();
        return new BacktestResult(template, version, settings, account.trades, account.tally(), open, sampler.finish(last, equity), bars, first == Long.MAX_VALUE ? 0 : first,
                last, equity, account.maxDrawdown(), account.fees(), account.funding(), inMarket, blocked(sources), spans, notes, !finished);
    }

    private static List<String> notes(Source source, Candles c, String symbol, BacktestSettings settings, int start) {
        List<String> notes = new ArrayList<>();
        if (c.missing() > 0) {
            notes.add(symbol + ": " + c.missing() + " candles of " + c.interval() + " are missing; higher intervals are built of what is there");
        }
        settings.from().ifPresent(from -> {
            if (start < c.size() && c.closeTime(start) > from + c.interval().millis()) {
                notes.add(symbol + ": asked to start at " + Instant.ofEpochMilli(from) + ", but the data and its warm-up allow decisions only from "
                        + Instant.ofEpochMilli(c.closeTime(start)) + " on");
            }
        });
        if (!source.absent().isEmpty()) {
            notes.add(symbol + ": no data for " + source.absent().stream().map(Report::name).distinct().sorted().collect(Collectors.joining(", "))
                    + "; signals that read it did not vote, conditions that read it passed");
        }
        if (settings.funding() && source.data().funding().size() == 0) {
            notes.add(symbol + ": no funding history, so that none was paid");
        }
        return notes;
    }

    private static String name(InputKey key) {
        return key.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static double lastPrice(Candles c) {
        int i = c.size() - 1;
        while (i > 0 && Double.isNaN(c.close()[i])) {
            i--;
        }
        return c.close()[i];
    }

    private static List<Blocked> blocked(List<Source> sources) {
        List<Blocked> sum = new ArrayList<>();
        for (Source source : sources) {
            for (Blocked b : source.run().blocked()) {
                int known = -1;
                for (int i = 0; i < sum.size(); i++) {
                    known = sum.get(i).blocker().equals(b.blocker()) && sum.get(i).label().equals(b.label()) && sum.get(i).role().equals(b.role()) ? i : known;
                }
                if (known < 0) {
                    sum.add(b);
                } else {
                    sum.set(known, plus(sum.get(known), b));
                }
            }
        }
        return sum;
    }

    private static Blocked plus(Blocked a, Blocked b) {
        return new Blocked(a.blocker(), a.role(), a.label(), a.entries() + b.entries(), a.alone() + b.alone(), a.trades() + b.trades(),
                a.winners() + b.winners(), a.netPct() + b.netPct(), a.grossProfitPct() + b.grossProfitPct(), a.grossLossPct() + b.grossLossPct());
    }
}
