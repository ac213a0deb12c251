package plutarc.commandside.bot;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.Fields;
import plutarc.commandside.message.RequestedCommands;
import plutarc.contracts.bot.BotCommand;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.trading.ManualOrder;
import plutarc.contracts.trading.Side;

/** Telling bots what to do, over HTTP. The answer names the instruction; what became of it is a query. */
@RestController
@RequestMapping("/api/bots/{bot}")
@ResponseStatus(HttpStatus.ACCEPTED)
class InstructionApi {
    private static final String KEY = "Idempotency-Key";
    private static final int MAX_KEY = 200;

    private final RequestedCommands commands;

    InstructionApi(RequestedCommands commands) {
        this.commands = commands;
    }

    record Why(Optional<String> reason) {
    }

    record Version(String version, Optional<String> reason) {
    }

    record Instructed(InstructionId instructionId) {
    }

    @PostMapping("/pause")
    Instructed pause(@PathVariable String bot, @RequestBody Optional<Why> why, @RequestHeader(KEY) Optional<String> key) {
        return instruct(bot, why, key, PauseBot::new);
    }

    @PostMapping("/resume")
    Instructed resume(@PathVariable String bot, @RequestBody Optional<Why> why, @RequestHeader(KEY) Optional<String> key) {
        return instruct(bot, why, key, ResumeBot::new);
    }

    @PostMapping("/stop")
    Instructed stop(@PathVariable String bot, @RequestBody Optional<Why> why, @RequestHeader(KEY) Optional<String> key) {
        return instruct(bot, why, key, StopBot::new);
    }

    @PostMapping("/restart")
    Instructed restart(@PathVariable String bot, @RequestBody Optional<Why> why, @RequestHeader(KEY) Optional<String> key) {
        return instruct(bot, why, key, RestartBot::new);
    }

    /** Into the version that is named. */
    @PostMapping("/update")
    Instructed update(@PathVariable String bot, @RequestBody Version version, @RequestHeader(KEY) Optional<String> key) {
        return instruct(bot, Optional.of(new Why(version.reason())), key, (id, instruction) -> new UpdateBot(id, instruction, version.version()));
    }

    @PostMapping("/close-all")
    Instructed closeAll(@PathVariable String bot, @RequestBody Optional<Why> why, @RequestHeader(KEY) Optional<String> key) {
        return instruct(bot, why, key, CloseAllPositions::new);
    }

    @PostMapping("/positions/{symbol}/close")
    Instructed close(@PathVariable String bot, @PathVariable String symbol, @RequestBody Optional<Why> why, @RequestHeader(KEY) Optional<String> key) {
        return instruct(bot, why, key, (id, instruction) -> new ClosePosition(id, instruction, symbol));
    }

    /** Without a limit price, at market. */
    record Order(String symbol, Side side, BigDecimal quantity, Optional<BigDecimal> limitPrice, Optional<BigDecimal> stopPrice, boolean reduceOnly,
                 Optional<String> reason) {
    }

    @PostMapping("/orders")
    Instructed order(@PathVariable String bot, @RequestBody Order order, @RequestHeader(KEY) Optional<String> key) {
        var wanted = new ManualOrder(order.symbol(), order.side(), order.quantity(), order.limitPrice(), order.stopPrice(), order.reduceOnly());
        return instruct(bot, order.reason().map(text -> new Why(Optional.of(text))), key,
                (id, instruction) -> order.reduceOnly() ? new ReducePosition(id, instruction, wanted) : new PlaceOrder(id, instruction, wanted));
    }

    @PostMapping("/orders/{order}/cancel")
    Instructed cancel(@PathVariable String bot, @PathVariable String order, @RequestBody Optional<Why> why, @RequestHeader(KEY) Optional<String> key) {
        return instruct(bot, why, key, (id, instruction) -> new CancelOrder(id, instruction, order));
    }

    private Instructed instruct(String bot, Optional<Why> why, Optional<String> key, BiFunction<BotId, InstructionId, BotCommand> command) {
        var botId = new BotId(bot);
        var instructionId = key.map(text -> named(botId, Fields.text(KEY, text, MAX_KEY))).orElseGet(InstructionId::random);
        commands.send(command.apply(botId, instructionId), why.flatMap(Why::reason));
        return new Instructed(instructionId);
    }

    /** The same key for the same bot names the same instruction, however often it is sent. */
    static InstructionId named(BotId bot, String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((bot + "/" + key).getBytes(StandardCharsets.UTF_8));
            return new InstructionId(HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
