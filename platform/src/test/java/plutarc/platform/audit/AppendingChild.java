package plutarc.platform.audit;

import java.nio.file.Path;
import plutarc.contracts.audit.AuditResult;
import plutarc.contracts.message.ActorKind;

/** A process that writes entries from several threads until it is killed, and says on standard output which are on record. */
public final class AppendingChild {

    private static final int THREADS = 4;

    private AppendingChild() {
    }

    public static void main(String[] arguments) {
        LogOfItsOwn log = LogOfItsOwn.over(Path.of(arguments[0]));
        for (int thread = 0; thread < THREADS; thread++) {
            String writer = "writer-" + thread;
            Thread.ofPlatform().start(() -> {
                for (int number = 0; ; number++) {
                    log.append(LogOfItsOwn.CHAIN, ActorKind.USER, writer, "bot.rename", writer + "." + number, AuditResult.ACCEPTED, "");
                    System.out.println(writer + "." + number);
                }
            });
        }
    }
}
