package io.muster.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before PostgreSQL, and passes nothing on while it is frozen: connections are taken, and nothing answers. */
final class FrozenServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final URI target;
    private volatile boolean frozen;

    /** @param jdbcUrl of the server that answers while this is not frozen */
    FrozenServer(String jdbcUrl) throws IOException {
        target = URI.create(jdbcUrl.substring("jdbc:".length()));
        daemon(this::accept);
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + server.getLocalPort() + target.getPath() + "?" + target.getQuery();
    }

    void freeze() {
        frozen = true;
    }

    void thaw() {
        frozen = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket postgres = new Socket(target.getHost(), target.getPort());
                sockets.addAll(List.of(client, postgres));
                daemon(() -> pass(client, postgres));
                daemon(() -> pass(postgres, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                while (frozen) {
                    Thread.sleep(10);
                }
                out.write(bytes, 0, count);
            }
        } catch (IOException closed) {
            // the other direction ends with it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "frozen-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
