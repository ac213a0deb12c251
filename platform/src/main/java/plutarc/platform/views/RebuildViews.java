package plutarc.platform.views;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import plutarc.queryside.message.ReplayAll;

/** {@code plutarc.views.rebuild=true}: builds every view again from the first event, once, at this start. The backend serves meanwhile; views catch up. */
@Component
@ConditionalOnProperty(name = "plutarc.views.rebuild", havingValue = "true")
class RebuildViews implements ApplicationRunner {

    private final ReplayAll replay;

    RebuildViews(ReplayAll replay) {
        this.replay = replay;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        replay.start();
    }
}
