package plutarc.saga.compute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process in a bot's place. What it does stands in its folder's file {@code behave}: live, crash, or leave. */
public final class SmallBot {
    private SmallBot() {
    }

    public static void main(String[] arguments) throws Exception {
        var given = List.of(arguments);
        var folder = Path.of(given.get(given.indexOf("--folder") + 1));
        var token = System.getenv("PLUTARC_ENROLMENT_TOKEN");
        Files.writeString(folder.resolve("token"), token);
        Files.writeString(folder.resolve("arguments"), String.join(" ", given));
        var file = folder.resolve("behave");
        switch (Files.exists(file) ? Files.readString(file) : "live") {
            case "crash" -> {
                System.out.println("the ship is sinking");
                System.exit(3);
            }
            case "leave" -> System.exit(0);
            default -> {
                System.out.println("afloat");
                Files.writeString(folder.resolve("afloat"), Long.toString(ProcessHandle.current().pid()));
                Thread.sleep(Long.MAX_VALUE);
            }
        }
    }
}
