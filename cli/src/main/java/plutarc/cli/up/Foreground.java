package plutarc.cli.up;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs an installation in the foreground of a terminal: says where the dashboard is, waits for Ctrl-C, stops everything. */
final class Foreground {

    private Foreground() {
    }

    static int run(InstallationSettings settings) throws Exception {
        PrintStream out = System.out;
        Installation installation = new Installation(settings, out::println);
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            out.println();
            out.println("Stopping bots, backend and paper exchange.");
            installation.close();
            out.println("Stopped. The next start continues here.");
            ended.countDown();
        }, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            installation.start();
        } catch (InstallationException failure) {
            if (stopping(hook)) {
                // Ctrl-C while starting: what had begun is being stopped already.
                ended.await();
                return 0;
            }
            installation.close();
            throw failure;
        }
        out.println("plutarc is up:  " + settings.dashboard() + "   (data in " + settings.data() + ", paper market at " + settings.speed() + ")");
        showDemoSignIn(settings, out);
        out.println("Ctrl-C stops everything.");
        ended.await();
        return 0;
    }

    private static boolean stopping(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException shutdownHasBegun) {
            return true;
        }
    }

    /** The backend leaves the one-time password in a file that only its owner can read; it is shown once and deleted. */
    private static void showDemoSignIn(InstallationSettings settings, PrintStream out) throws Exception {
        Path signIn = settings.data().resolve("demo-sign-in.txt");
        if (settings.demo() && Files.exists(signIn)) {
            out.println("Sign in once with:");
            Files.readAllLines(signIn).forEach(line -> out.println("  " + line));
            Files.delete(signIn);
        }
    }
}
