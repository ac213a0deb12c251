package plutarc.botnode.loop;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.TradeId;
import plutarc.exchanges.ClientOrderId;

/**
 * Client order ids of one bot. An id is a function of the decision that caused the order and of nothing else, so that deciding again cannot double it:
 *
 * <pre>  letter of the purpose · 8 of the bot · 4 of the symbol · 8 of the deciding candle's closing second · L or S · number of the attempt   (base 36, 23 to 26 characters)</pre>
 *
 * All orders of a trade share the middle part, which is the trade's identity: from the venue's execution history alone a trade can be put together
 * again. Thread-safe.
 */
public final class OrderIds {

    private static final int BOT = 8;
    private static final int SYMBOL = 4;
    private static final int TIME = 8;
    private static final char MANUAL = 'M';
    private static final int CORE = BOT + SYMBOL + TIME + 1;

    private final String bot;
    /** By symbol: asked for with every order and every execution. */
    private final Map<String, String> symbols = new ConcurrentHashMap<>();

    public OrderIds(BotId botId) {
        this.bot = hash(botId.value(), BOT);
    }

    /** The trade that an entry decided at this candle's close becomes. */
    public TradeId trade(String symbol, Instant decidedAt, Side side) {
        String time = Long.toString(decidedAt.getEpochSecond(), 36);
        return new TradeId(bot + symbol(symbol) + "0".repeat(TIME - time.length()) + time + (side == Side.LONG ? "L" : "S"));
    }

    /** The trade that an order by hand becomes: a function of its instruction, in the place of the time an {@code M} that no time begins with. */
    public TradeId manualTrade(String symbol, String instructionId, Side side) {
        return new TradeId(bot + symbol(symbol) + MANUAL + hash(instructionId, TIME - 1) + (side == Side.LONG ? "L" : "S"));
    }

    /** An order by hand that takes away from a trade: its number is a function of its instruction, beyond all that are counted. */
    public ClientOrderId manualReduction(TradeId trade, String instructionId) {
        return new ClientOrderId(OrderPurpose.CLOSE.letter() + trade.value() + "y" + hash(instructionId, 5));
    }

    /** @param attempt counted from 0 within trade and purpose, at most 46655 */
    public ClientOrderId order(TradeId trade, OrderPurpose purpose, int attempt) {
        return new ClientOrderId(purpose.letter() + trade.value() + Integer.toString(attempt, 36));
    }

    /** An order that closes what is not a trade of this bot, on instruction. */
    public ClientOrderId closing(String symbol, String instructionId, int attempt) {
        return new ClientOrderId("Z" + bot + symbol(symbol) + hash(instructionId, 10) + Integer.toString(attempt, 36));
    }

    /** What an id says, if it is one of this bot's trade orders for the symbol. */
    public Optional<Parsed> parse(String symbol, ClientOrderId id) {
        String value = id.value();
        if (value.length() <= CORE + 1 || !value.startsWith(bot + symbol(symbol), 1)) {
            return Optional.empty();
        }
        char side = value.charAt(CORE);
        if (side != 'L' && side != 'S') {
            return Optional.empty();
        }
        try {
            boolean manual = value.charAt(1 + BOT + SYMBOL) == MANUAL;
            Instant decided = manual ? Instant.EPOCH : Instant.ofEpochSecond(Long.parseLong(value.substring(1 + BOT + SYMBOL, CORE), 36));
            int attempt = Integer.parseInt(value.substring(CORE + 1), 36);
            return OrderPurpose.ofLetter(value.charAt(0)).map(purpose -> new Parsed(new TradeId(value.substring(1, CORE + 1)), purpose,
                    side == 'L' ? Side.LONG : Side.SHORT, decided, attempt));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether any bot's order of this bot's making: trade order or closing order. */
    public boolean isOwn(ClientOrderId id) {
        return id.value().length() > BOT && id.value().startsWith(bot, 1);
    }

    /**
     * The parts of an id.
     *
     * @param decidedAt the epoch for an order by hand
     */
    public record Parsed(TradeId tradeId, OrderPurpose purpose, Side side, Instant decidedAt, int attempt) {
    }

    private String symbol(String name) {
        return symbols.computeIfAbsent(name, each -> hash(each, SYMBOL));
    }

    private static String hash(String text, int length) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            String digits = new BigInteger(1, digest).toString(36);
            return "0".repeat(Math.max(0, length - digits.length())) + digits.substring(0, Math.min(length, digits.length()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
