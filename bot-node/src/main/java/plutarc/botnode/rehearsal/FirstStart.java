package plutarc.botnode.rehearsal;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import plutarc.botnode.BotNodeJson;
import plutarc.botnode.BotNodeMain;
import plutarc.botnode.loop.Input;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.VenueEndpoint;
import plutarc.contracts.risk.RiskLimits;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.Exchanges;
import plutarc.exchanges.FeeRate;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.QuantityUnit;

/**
 * All that a bot does from its start to its first orders, in one process that needs nobody: enrols at a link's end of its own, opens a sealed key, finds no
 * venue, and rehearses. The build runs it once and keeps the classes it took, loaded and linked, for every later start of a bot.
 */
public final class FirstStart {

    private static final String BOT = "first-start";
    private static final String SYMBOL = "BTCUSDT";
    private static final ExchangeKeyId KEY = new ExchangeKeyId("key-1");
    private static final KeyMaterial SECRET = new KeyMaterial("key", "secret", "");
    /** A port that nothing listens on. */
    private static final VenueEndpoint NOWHERE = new VenueEndpoint("http://127.0.0.1:65535", "ws://127.0.0.1:65535");

    private FirstStart() {
    }

    /**
     * Runs it and ends the process: 0 if the bot was heard from and has rehearsed, 1 if not.
     *
     * @param arguments the folder that it may write
     */
    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        boolean heard;
        try (LinkEnd link = new LinkEnd(FirstStart::configure)) {
            link.expect(BOT);
            String[] bot = {"--link", link.uri(), "--bot", BOT, "--deployment", "deployment-1", "--bind", "127.0.0.1", "--folder", folder.resolve("bot").toString()};
            Thread.ofPlatform().daemon().name("bot").start(() -> BotNodeMain.main(bot));
            heard = link.heartbeats().poll(60, TimeUnit.SECONDS) != null;
        }
        System.exit(heard && rehearse(folder) > 0 ? 0 : 1);
    }

    private static int rehearse(Path folder) {
        ExchangeSettings settings = new ExchangeSettings(NOWHERE, ContractType.LINEAR, SECRET, Optional.empty());
        try (Exchange exchange = Exchanges.factory(Venue.PAPER).open(settings, (ExchangeEvent event) -> { }, InstantSource.system(), RandomGenerator.getDefault())) {
            InstrumentSpec spec = new InstrumentSpec(SYMBOL, ContractType.LINEAR, "BTC", "USDT", "USDT", QuantityUnit.BASE, BigDecimal.ONE, new BigDecimal("0.1"),
                    new BigDecimal("0.001"), new BigDecimal("0.001"), new BigDecimal("100"), new BigDecimal("100"), Optional.empty(), new BigDecimal("100"), Duration.ofHours(8));
            Input.VenueOpened venue = new Input.VenueOpened(KEY, exchange.capabilities(), List.of(spec),
                    Map.of(SYMBOL, new FeeRate(SYMBOL, new BigDecimal("0.0002"), new BigDecimal("0.00055"))));
            return new Rehearsal(folder.resolve("rehearsal"), configuration(), venue, exchange::rehearse).run();
        }
    }

    private static BotConfiguration configuration() {
        return new BotConfiguration(new BotId(BOT), LinkEnd.WORKSPACE, "First start", 1, true,
                Optional.of(new BotConfiguration.KeyInUse(KEY, Venue.PAPER, ContractType.LINEAR, false, true,
                        List.of(new Instrument(SYMBOL, true, BigDecimal.TWO, MarginMode.CROSS)))), Optional.empty(), RiskLimits.DEFAULTS);
    }

    private static BackendFrame.Configure configure(BotFrame.Hello hello) {
        try {
            KeysetHandle box = TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(new String(Base64.getDecoder().decode(hello.publicKey()), StandardCharsets.UTF_8));
            byte[] sealed = box.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                    .encrypt(BotNodeJson.mapper().writeValueAsBytes(SECRET), (BOT + "/" + KEY).getBytes(StandardCharsets.UTF_8));
            return new BackendFrame.Configure(configuration(), Optional.of(new BackendFrame.SealedKey(KEY, NOWHERE, Base64.getEncoder().encodeToString(sealed))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be sealed to the bot: " + e.getMessage(), e);
        }
    }
}
