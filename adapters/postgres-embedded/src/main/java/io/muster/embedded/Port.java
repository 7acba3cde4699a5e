package io.muster.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The port of a cluster: chosen once and kept with the data, because a database that outlived its service is found there again;
 * another one only if a stranger has taken it.
 */
final class Port {
    private Port() {}

    static int of(DataFolder folder) throws IOException {
        Path file = folder.path().resolve("port");
        if (Files.exists(file)) {
            int kept = Integer.parseInt(Files.readString(file).strip());
            if (isFree(kept) || isOurs(folder, kept)) {
                return kept;
            }
        }
        int chosen = free();
        Files.writeString(file, Integer.toString(chosen));
        return chosen;
    }

    /** The fourth line of {@code postmaster.pid} is the port of the server that runs, or ran, on the cluster; the first its process. */
    private static boolean isOurs(DataFolder folder, int port) throws IOException {
        Path file = folder.cluster().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() > 3
                && lines.get(3).strip().equals(Integer.toString(port))
                && ProcessHandle.of(Long.parseLong(lines.get(0).strip())).isPresent();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
