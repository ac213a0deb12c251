package plutarc.platform.start;

import java.io.PrintStream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Says why the backend did not start. Stateless. */
public final class StartFailure {

    private StartFailure() {
    }

    /** One line for what an operator can put right; a stack trace for what only its makers can. */
    public static void report(Throwable failure, PrintStream to) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CannotStart known -> {
                    to.println("plutarc cannot start: " + known.getMessage());
                    return;
                }
                case PortInUseException taken -> {
                    to.println("plutarc cannot start: port " + taken.getPort() + " is taken; choose another with --server.port");
                    return;
                }
                case BindException wrong -> {
                    to.println("plutarc cannot start: setting " + wrong.getName() + ": " + rootOf(wrong).getMessage());
                    return;
                }
                default -> {
                }
            }
        }
        to.println("plutarc cannot start: " + rootOf(failure));
        failure.printStackTrace(to);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
