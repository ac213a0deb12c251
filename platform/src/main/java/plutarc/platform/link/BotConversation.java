package plutarc.platform.link;

import io.netty.channel.Channel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.LinkProtocol;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.TradingCommand;

/**
 * Listens to one connection: first to who it is, then to what the bot has to say. Frames are taken one at a time, in order; the next is
 * not read from the socket before this one is dealt with, so that a bot cannot bring more than can be stored. Not thread-safe.
 */
final class BotConversation {

    private static final Logger log = LoggerFactory.getLogger(BotConversation.class);

    private final Channel channel;
    private final LinkService service;
    private final Clock clock;
    private BotLink link;
    private String tokenToSpend;
    private long heardUpTo;

    BotConversation(Channel channel, LinkService service, Clock clock) {
        this.channel = channel;
        this.service = service;
        this.clock = clock;
    }

    /** Deals with one frame; what cannot be read is answered and, unless it is only newer than this backend, ends the link. */
    void hear(String text) {
        if (text.length() > LinkProtocol.MAX_FRAME_BYTES) {
            refuse("malformed", "frame has " + text.length() + " characters; allowed are " + LinkProtocol.MAX_FRAME_BYTES + " bytes");
            return;
        }
        try {
            hear(service.frames().read(text));
        } catch (Frames.Malformed malformed) {
            if (malformed.unknownType() && link != null) {
                link.send(new BackendFrame.Refused("protocol", malformed.getMessage()));
            } else {
                refuse("malformed", malformed.getMessage());
            }
        }
    }

    boolean opened() {
        return link != null;
    }

    void ended() {
        if (link != null && service.linked().release(link)) {
            log.atInfo().addKeyValue("bot", link.botId()).log("bot link closed");
        }
        if (link != null) {
            link.close();
        }
    }

    private void hear(BotFrame frame) {
        if (frame instanceof BotFrame.Hello hello) {
            if (link == null) {
                open(hello);
            } else {
                refuse("protocol", "hello has been said already");
            }
            return;
        }
        if (link == null) {
            refuse("protocol", "the first frame is not hello; allowed is hello");
            return;
        }
        if (!service.linked().speaks(link)) {
            channel.close();
            return;
        }
        if (tokenToSpend != null) {
            service.enrolments().spend(link.botId(), tokenToSpend);
            tokenToSpend = null;
        }
        service.presence().heard(link);
        switch (frame) {
            case BotFrame.Hello again -> throw new IllegalStateException("handled above");
            case BotFrame.Heartbeat heartbeat -> service.telemetry().heartbeat(link.workspaceId(), link.botId(), heartbeat, clock.instant());
            case BotFrame.ConfigurationApplied applied -> service.configured(link, applied.revision());
            case BotFrame.InstructionProgress progress -> progressed(progress);
            case BotFrame.Reports reports -> reported(reports.reports());
            case BotFrame.KeyChecked checked -> keyChecked(checked);
            case BotFrame.Failure failure -> service.commands().failed(link, failure.reason());
        }
    }

    private void open(BotFrame.Hello hello) {
        try {
            LinkService.Opening opening = service.open(channel, hello);
            link = opening.link();
            tokenToSpend = opening.byToken() ? hello.secret() : null;
        } catch (LinkService.Denied denied) {
            log.atWarn().addKeyValue("bot", hello.botId()).addKeyValue("code", denied.code()).log("bot link refused");
            refuse(denied.code(), denied.getMessage());
        }
    }

    private void progressed(BotFrame.InstructionProgress progress) {
        try {
            service.commands().progress(link, progress.instructionId(), progress.state(), progress.detail());
        } catch (RefusedException noted) {
            // Unknown or final already: the bot need not say it again.
            log.atWarn().addKeyValue("bot", link.botId()).addKeyValue("instruction", progress.instructionId())
                    .addKeyValue("code", noted.refusal().code()).log("instruction progress not taken");
        }
        link.send(new BackendFrame.ProgressNoted(progress.instructionId()));
    }

    private void keyChecked(BotFrame.KeyChecked checked) {
        try {
            service.commands().keyChecked(link, checked);
        } catch (RefusedException gone) {
            // Deleted, or another bot's by now: nobody needs to know any more.
            log.atInfo().addKeyValue("bot", link.botId()).addKeyValue("key", checked.keyId()).addKeyValue("code", gone.refusal().code()).log("key check not taken");
        }
    }

    /** Telemetry first: a number that the ledger knows then stands for everything up to it. */
    private void reported(List<NumberedReport> reports) {
        Optional<String> wrong = wrongNumbering(reports);
        if (wrong.isPresent()) {
            refuse("malformed", wrong.get());
            return;
        }
        if (reports.isEmpty()) {
            return;
        }
        noteGaps(reports);
        service.telemetry().record(link.workspaceId(), link.botId(), link.epoch(), reports);
        List<NumberedReport> facts = reports.stream().filter(numbered -> numbered.report() instanceof BotReport.Fact).toList();
        if (!facts.isEmpty()) {
            try {
                service.commands().record(link, new TradingCommand.RecordReports(link.botId(), link.workspaceId(), link.epoch(), facts));
            } catch (RefusedException refused) {
                log.atError().addKeyValue("bot", link.botId()).addKeyValue("reason", refused.getMessage()).log("reports refused; the bot keeps them");
                refuse("malformed", "reports were refused: " + refused.refusal().message());
                return;
            }
        }
        link.send(new BackendFrame.ReportsAcknowledged(link.epoch(), reports.getLast().number()));
    }

    /** A bot numbers its reports without gaps and sends them in order: what is missing on one link will not come, and that must not pass in silence. */
    private void noteGaps(List<NumberedReport> reports) {
        long before = heardUpTo == 0 ? reports.getFirst().number() - 1 : heardUpTo;
        for (NumberedReport report : reports) {
            if (report.number() > before + 1) {
                service.missing(link, before + 1, report.number() - 1);
            }
            before = Math.max(before, report.number());
        }
        heardUpTo = before;
    }

    private static Optional<String> wrongNumbering(List<NumberedReport> reports) {
        if (reports.size() > LinkProtocol.MAX_BATCH) {
            return Optional.of("reports has " + reports.size() + " entries; allowed are " + LinkProtocol.MAX_BATCH);
        }
        long before = 0;
        for (NumberedReport report : reports) {
            if (report.number() <= before) {
                return Optional.of("reports.number is " + report.number() + " after " + before + "; allowed are ascending numbers from 1");
            }
            before = report.number();
        }
        return Optional.empty();
    }

    private void refuse(String code, String message) {
        if (link == null) {
            BotLink.refuse(channel, service.frames(), code, message);
        } else {
            link.refuse(code, message);
        }
    }

}
