package plutarc.queryside.audit;

import static plutarc.queryside.backtest.BacktestFacts.BACKTESTS;
import static plutarc.queryside.bot.BotFacts.BOTS;
import static plutarc.queryside.exchangekey.KeyFacts.KEYS;
import static plutarc.queryside.strategy.TemplateFacts.TEMPLATES;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Sort;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.store.Views;
import plutarc.queryside.workspace.ActorNames;

/**
 * What the ids in the log are called now. The log itself holds ids only: who is deleted is forgotten there as well. For one question.
 */
final class NamesOfToday {

    private final Map<String, String> things = new HashMap<>();
    private final ActorNames people;

    NamesOfToday(Views views, ActorNames people, WorkspaceId workspace) {
        this.people = people;
        views.find(BOTS, workspace, List.of(), Sort.unsorted(), 0).forEach(bot -> things.put(key("bot", bot.botId().value()), bot.name()));
        views.find(KEYS, workspace, List.of(), Sort.unsorted(), 0).forEach(key -> things.put(key("exchangekey", key.key().keyId().value()), key.key().label()));
        views.find(BACKTESTS, workspace, List.of(), Sort.unsorted(), 0).forEach(backtest -> things.put(key("backtest", backtest.backtestId().value()), backtest.name()));
        views.find(TEMPLATES, workspace, List.of(), Sort.unsorted(), 0).forEach(template -> things.put(key("template", template.templateId().value()), template.name()));
    }

    String of(Actor actor) {
        return actor.kind() == ActorKind.BOT ? Optional.ofNullable(things.get(key("bot", actor.id()))).orElse(actor.id())
                : actor.kind() == ActorKind.SYSTEM ? actor.id() : people.nameOf(actor);
    }

    Optional<String> of(AuditEntry.Target target) {
        if (target.type().equals("account")) {
            return Optional.of(people.nameOf(new Actor(ActorKind.USER, target.id()))).filter(name -> !name.equals(target.id()));
        }
        return Optional.ofNullable(things.get(key(target.type(), target.id())));
    }

    /** Ids of what has this text in its name, whatever its case. */
    Set<String> called(String text, List<Actor> actors) {
        String wanted = text.toLowerCase(Locale.ROOT);
        Set<String> ids = new HashSet<>();
        things.forEach((id, name) -> {
            if (name.toLowerCase(Locale.ROOT).contains(wanted)) {
                ids.add(id.substring(id.indexOf(' ') + 1));
            }
        });
        actors.stream().filter(actor -> actor.kind() != ActorKind.BOT && of(actor).toLowerCase(Locale.ROOT).contains(wanted)).forEach(actor -> ids.add(actor.id()));
        return ids;
    }

    private static String key(String type, String id) {
        return type + ' ' + id;
    }
}
