package plutarc.platform.views;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import plutarc.queryside.message.ReplayAll;

/** {@code plutarc.views.rebuild=true}: builds every view again from the first event, once, at this start. The backend serves meanwhile; views catch up. */
@Component
class RebuildViews implements ApplicationRunner {

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
        }
    }
}
