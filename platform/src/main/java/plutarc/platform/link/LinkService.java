package plutarc.platform.link;

import com.google.crypto.tink.HybridEncrypt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.BotTelemetry;
import plutarc.contracts.link.LinkProtocol;
import plutarc.contracts.message.Identifiers;
import plutarc.contracts.trading.TradingCommand;
import plutarc.platform.PlatformSettings;

/** Opens links, and tells linked bots what has changed for them. Thread-safe. */
@Component
class LinkService {

    private static final Logger log = LoggerFactory.getLogger(LinkService.class);
    private static final int LONGEST_VERSION = 64;

    private final EventStore events;
    private final EnrolmentStore enrolments;
    private final LinkedBots linked;
    private final LinkCommands commands;
    private final Presence presence;
    private final KeySealing keys;
    private final BotTelemetry telemetry;
    private final PlatformSettings settings;
    private final Clock clock;
    private final Timer propagation;
    private final Counter missing;
    private final Frames frames = new Frames();

    LinkService(EventStore events, EnrolmentStore enrolments, LinkedBots linked, LinkCommands commands, Presence presence, KeySealing keys,
                BotTelemetry telemetry, PlatformSettings settings, Clock clock, MeterRegistry meters) {
        this.events = events;
        this.enrolments = enrolments;
        this.linked = linked;
        this.commands = commands;
        this.presence = presence;
        this.keys = keys;
        this.telemetry = telemetry;
        this.settings = settings;
        this.clock = clock;
        this.propagation = Timer.builder("plutarc.configuration.propagation")
                .description("from the acceptance of a change of a bot's configuration until the bot has confirmed that it is in force").register(meters);
        this.missing = Counter.builder("plutarc.link.reports.missing").description("reports that bots have numbered and never sent").register(meters);
    }

    /** @param byToken it came with its enrolment token */
    record Opening(BotLink link, boolean byToken) {
    }

    /** The link is not opened; code and message are the bot's answer. */
    static final class Denied extends Exception {

        private static final long serialVersionUID = 1L;
        private final String code;

        Denied(String code, String message) {
            super(message, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** @throws Denied if it is not who it says, or has nothing to do here any more */
    Opening open(Channel channel, BotFrame.Hello hello) throws Denied {
        HybridEncrypt sealer = checked(hello);
        EnrolmentStore.Admission.Admitted admitted = switch (enrolments.admit(hello.botId(), hello.deploymentId(), hello.secret())) {
            case EnrolmentStore.Admission.Denied denied -> throw new Denied(denied.code(), denied.message());
            case EnrolmentStore.Admission.Admitted yes -> yes;
        };
        BotLink link = new BotLink(channel, frames, hello, admitted.workspaceId(), sealer);
        linked.take(link);
        try {
            welcome(link, admitted.credential());
        } catch (Denied | RuntimeException failure) {
            linked.release(link);
            throw failure;
        }
        return new Opening(link, admitted.byToken());
    }

    private void welcome(BotLink link, String credential) throws Denied {
        // Read after taking the link: what is committed from now on comes by itself, and waits until the bot is welcome.
        BotRecord known = BotRecord.of(events.readEvents(link.botId().value(), 0));
        if (known.deployment().isEmpty()) {
            throw new Denied("stopped", "The bot is stopped.");
        }
        BotConfiguration configuration = known.configuration().orElseThrow(() -> new Denied("unknown_bot", "The bot has no configuration yet."));
        long acknowledged = commands.record(link, new TradingCommand.RecordReports(link.botId(), link.workspaceId(), link.epoch(), List.of()));
        link.opened(new BackendFrame.Welcome(credential, acknowledged, keys.configure(configuration, link.sealer()),
                known.pendingAt(clock.instant()), settings.link().heartbeat().toMillis()));
        log.atInfo().addKeyValue("bot", link.botId()).addKeyValue("version", link.botVersion()).log("bot linked");
        presence.linked(link);
        known.pending().stream().filter(pending -> !pending.told() && clock.instant().isBefore(pending.instruct().expiresAt()))
                .forEach(pending -> link.tell(() -> noteSent(link, pending.instruct())));
    }

    /**
     * Tells the bot, if it is linked, unless it has a later one. A key that it was given over this link is not sealed again.
     *
     * @param accepted when the change was
     */
    void configure(BotConfiguration configuration, Instant accepted) {
        linked.find(configuration.botId()).ifPresent(link -> link.tell(() -> {
            if (link.isNews(configuration.revision())) {
                boolean known = configuration.key().filter(key -> link.knowsKey(key.keyId())).isPresent();
                link.configure(known ? new BackendFrame.Configure(configuration, Optional.empty()) : keys.configure(configuration, link.sealer()), accepted);
            }
        }));
    }

    /** The bot has left out these reports: something that happened to it is on no record here; what it held is still told by its venue. */
    void missing(BotLink link, long first, long last) {
        log.atError().addKeyValue("bot", link.botId()).addKeyValue("epoch", link.epoch()).addKeyValue("first", first).addKeyValue("last", last)
                .log("reports are missing: the bot's journal has lost them");
        missing.increment(last - first + 1);
    }

    /** The bot has this revision in force. */
    void configured(BotLink link, long revision) {
        Instant now = clock.instant();
        link.confirmed(revision).ifPresent(accepted -> propagation.record(Duration.between(accepted, now)));
        telemetry.configurationApplied(link.workspaceId(), link.botId(), revision, now);
    }

    /** Tells the bot, if it is linked; otherwise it hears of it when it links. */
    void instruct(BotEvent.InstructionQueued queued) {
        linked.find(queued.botId()).ifPresent(link -> link.tell(() -> {
            if (clock.instant().isBefore(queued.expiresAt())) {
                link.send(BotRecord.instruct(queued));
                noteSent(link, BotRecord.instruct(queued));
            }
        }));
    }

    private void noteSent(BotLink link, BackendFrame.Instruct instruct) {
        try {
            commands.sent(link, instruct.instructionId());
        } catch (RuntimeException fasterBot) {
            log.atDebug().addKeyValue("bot", link.botId()).addKeyValue("instruction", instruct.instructionId()).log("sending not noted");
        }
    }

    private static HybridEncrypt checked(BotFrame.Hello hello) throws Denied {
        if (hello.protocol() != LinkProtocol.VERSION) {
            throw new Denied("protocol", "protocol is " + hello.protocol() + "; allowed is " + LinkProtocol.VERSION);
        }
        try {
            Identifiers.requireValid("epoch", hello.epoch());
            if (hello.botVersion().isBlank() || hello.botVersion().length() > LONGEST_VERSION) {
                throw new IllegalArgumentException("botVersion is '" + hello.botVersion() + "'; allowed are 1 to " + LONGEST_VERSION + " characters");
            }
            return KeySealing.sealer(hello.publicKey());
        } catch (IllegalArgumentException wrong) {
            throw new Denied("malformed", wrong.getMessage());
        }
    }

    EnrolmentStore enrolments() {
        return enrolments;
    }

    LinkedBots linked() {
        return linked;
    }

    LinkCommands commands() {
        return commands;
    }

    Presence presence() {
        return presence;
    }

    BotTelemetry telemetry() {
        return telemetry;
    }

    Frames frames() {
        return frames;
    }
}
