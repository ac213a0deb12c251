package plutarc.benchmarks.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports of this machine that nobody listens on. Stateless. */
public final class Ports {

    private Ports() {
    }

    /**
     * The first of four free ports in a row, as an installation needs them.
     *
     * @throws IOException if there are none
     */
    public static int fourInARow() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int first = any();
            if (first <= 65_532 && isFree(first + 1) && isFree(first + 2) && isFree(first + 3)) {
                return first;
            }
        }
        throw new IOException("no four free ports in a row");
    }

    private static int any() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
