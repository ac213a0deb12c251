package plutarc.platform.views;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import plutarc.queryside.message.ReplayAll;

/**
 * {@code plutarc.views.rebuild=true}: builds every view again from the first event, once, at this start. So does a start on views of an earlier version that
 * lack what this one shows. The backend serves meanwhile; views catch up.
 */
@Component
class RebuildViews implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(RebuildViews.class);

    private final ReplayAll replay;
    private final boolean asked;

    RebuildViews(ReplayAll replay, @Value("${plutarc.views.rebuild:false}") boolean asked) {
        this.replay = replay;
        this.asked = asked;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (asked) {
            replay.start();
        } else if (replay.outdated()) {
            try {
                replay.start();
            } catch (RuntimeException e) {
                log.atWarn().setCause(e).log("views of an earlier version lack trades as lines, and another process is at work on them: start one process alone with plutarc.views.rebuild=true");
            }
        }
    }
}
