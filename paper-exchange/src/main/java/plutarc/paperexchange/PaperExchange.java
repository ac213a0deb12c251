package plutarc.paperexchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import plutarc.paperexchange.bybit.ApiKeys;
import plutarc.paperexchange.bybit.BybitServer;
import plutarc.paperexchange.bybit.Faults;
import plutarc.paperexchange.bybit.Publisher;
import plutarc.paperexchange.control.ControlApi;
import plutarc.paperexchange.control.ControlServer;
import plutarc.paperexchange.engine.Playback;
import plutarc.paperexchange.engine.VenueLoop;
import plutarc.paperexchange.journal.DataFolder;
import plutarc.paperexchange.market.FundingRates;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A running paper exchange. {@link #start} wires it; {@link #close} stops it, and the same folder started again goes on where it stopped. */
public final class PaperExchange implements AutoCloseable {
    private final DataFolder folder;
    private final VenueLoop loop;
    private final BybitServer venueServer;
    private final ControlServer controlServer;
    private final String adminToken;
    private final String bind;

    private PaperExchange(DataFolder folder, VenueLoop loop, BybitServer venueServer, ControlServer controlServer, String adminToken, String bind) {
        this.folder = folder;
        this.loop = loop;
        this.venueServer = venueServer;
        this.controlServer = controlServer;
        this.adminToken = adminToken;
        this.bind = bind;
    }

    /**
     * Starts a paper exchange and returns when its sockets answer.
     *
     * @throws IllegalArgumentException when a setting, a market file or the data folder is unusable; the message says which and what is allowed
     */
    public static PaperExchange start(PaperExchangeConfig config) {
        // fields that the journal leaves out stand for their usual value
        ObjectMapper json = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
        DataFolder folder = new DataFolder(config.data(), json);
        VenueLoop loop = null;
        BybitServer venueServer = null;
        try {
            MarketPlan plan = MarketPlan.of(config);
            remember(folder, json, plan.description());
            FundingRates funding = plan.funding();
            Faults faults = new Faults();
            Publisher publisher = new Publisher(json, faults, System::currentTimeMillis);
            Playback playback = new Playback(folder, plan.rules(), plan.source(), config.settings().history(), plan.path(), plan.order(), funding, publisher);
            ApiKeys keys = new ApiKeys(folder, json);
            loop = new VenueLoop(playback, config.speed(), publisher, System::nanoTime, l -> publisher.attach(l, playback));
            venueServer = new BybitServer(config.bind(), config.port(), json, loop, playback, publisher, keys, funding, faults, config.limited(),
                    System::currentTimeMillis);
            String token = folder.adminToken();
            ControlServer controlServer = new ControlServer(config.bind(), config.controlPort(),
                    new ControlApi(json, token, loop, keys, faults, venueServer::dropAll, System::currentTimeMillis));
            return new PaperExchange(folder, loop, venueServer, controlServer, token, config.bind());
        } catch (RuntimeException e) {
            if (venueServer != null) {
                venueServer.close();
            }
            if (loop != null) {
                loop.close();
            }
            folder.close();
            throw e;
        }
    }

    /** Keeps what the folder's market is made of, and refuses to go on with another one: a replay would end elsewhere. */
    private static void remember(DataFolder folder, ObjectMapper json, Object description) {
        Path file = folder.path("market.json");
        String now = json.writeValueAsString(description);
        try {
            String before = Files.exists(file) ? Files.readString(file) : now;
            if (!before.equals(now)) {
                throw new IllegalArgumentException("data folder " + file.getParent() + " was made with the market " + before + " and cannot go on with " + now
                        + ": use the same options or another folder");
            }
            folder.writeWhole("market.json", now.getBytes(java.nio.charset.StandardCharsets.UTF_8), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Port of the venue's protocol. */
    public int port() {
        return venueServer.port();
    }

    /** Port of the control interface. */
    public int controlPort() {
        return controlServer.port();
    }

    /** What the control interface asks for. */
    public String adminToken() {
        return adminToken;
    }

    /** Base address of the venue's REST interface, such as {@code http://127.0.0.1:8090}. */
    public String restUrl() {
        return "http://" + bind + ":" + port();
    }

    /** Base address of the venue's WebSockets, such as {@code ws://127.0.0.1:8090}. */
    public String socketUrl() {
        return "ws://" + bind + ":" + port();
    }

    /** Base address of the control interface, such as {@code http://127.0.0.1:8091/paper/v1}. */
    public String controlUrl() {
        return "http://" + bind + ":" + controlPort() + "/paper/v1";
    }

    /** Done when the exchange has stopped; exceptionally when it could not go on, after which it should be started again on the same folder. */
    public CompletableFuture<Void> stopped() {
        return loop.stopped();
    }

    /** Stops the sockets, then the market; the folder holds everything. */
    @Override
    public void close() {
        controlServer.close();
        venueServer.close();
        loop.close();
        folder.close();
    }
}
