package plutarc.queryside.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import plutarc.contracts.analytics.TradeFilter;
import plutarc.contracts.analytics.TradeResult;

/** Which rows a filter lets through. Stateless. */
final class TradeMatch {

    private TradeMatch() {
    }

    static Predicate<TradeRow> of(TradeFilter wanted, Function<TradeRow, String> botName) {
        List<Predicate<TradeRow>> all = new ArrayList<>();
        wanted.botId().ifPresent(bot -> all.add(row -> row.bot().equals(bot.value())));
        wanted.keyId().ifPresent(key -> all.add(row -> row.key().filter(key.value()::equals).isPresent()));
        wanted.venue().ifPresent(venue -> all.add(row -> row.venue() == venue));
        wanted.symbol().ifPresent(symbol -> all.add(row -> row.symbol().equals(symbol)));
        wanted.side().ifPresent(side -> all.add(row -> row.side() == side));
        wanted.result().ifPresent(result -> all.add(row -> TradeResult.of(row.net()) == result));
        wanted.templateId().ifPresent(template -> all.add(row -> row.template().equals(template.value())));
        wanted.exitReason().ifPresent(reason -> all.add(row -> row.reason().equals(reason)));
        wanted.money().ifPresent(money -> all.add(row -> row.money() == money));
        wanted.currency().ifPresent(currency -> all.add(row -> row.currency().equals(currency)));
        wanted.from().map(from -> from.toEpochMilli()).ifPresent(from -> all.add(row -> row.exitAt() >= from));
        wanted.to().map(to -> to.toEpochMilli()).ifPresent(to -> all.add(row -> row.exitAt() < to));
        words(wanted.text()).forEach(word -> all.add(row -> says(row, botName.apply(row), word)));
        return all.stream().reduce(Predicate::and).orElse(row -> true);
    }

    private static List<String> words(Optional<String> text) {
        return text.map(it -> it.strip().toLowerCase(Locale.ROOT)).filter(it -> !it.isEmpty()).map(it -> List.of(it.split("\\s+"))).orElse(List.of());
    }

    private static boolean says(TradeRow row, String botName, String word) {
        return List.of(botName, row.symbol(), row.templateName(), row.reason(), row.trade(), row.bot()).stream().anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word));
    }
}
