package plutarc.platform.link;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.link.BotTelemetry;
import plutarc.contracts.link.NumberedReport;
import plutarc.contracts.workspace.WorkspaceId;

@Component
@Primary
class RecordedTelemetry implements BotTelemetry {
    final List<Object> all = new CopyOnWriteArrayList<>();

    @Override
    public void heartbeat(WorkspaceId workspaceId, BotId botId, BotFrame.Heartbeat heartbeat, Instant receivedAt) {
        all.add(heartbeat);
    }

    @Override
    public void record(WorkspaceId workspaceId, BotId botId, String epoch, List<NumberedReport> reports) {
        all.addAll(reports);
    }

    @Override
    public void configurationApplied(WorkspaceId workspaceId, BotId botId, long revision, Instant at) {
        all.add(revision);
    }
}
