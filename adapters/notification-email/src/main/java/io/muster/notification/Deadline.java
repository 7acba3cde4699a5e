package io.muster.notification;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/** Makes the socket of one conversation, and closes it when the time is over, for a server that says a word now and then keeps every single time-out. */
final class Deadline extends SocketFactory implements AutoCloseable {
    private final Socket socket = new Socket();
    private final Future<?> end;

    Deadline(ScheduledExecutorService scheduler, Duration span) {
        end = scheduler.schedule(this::closeSocket, span.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Socket createSocket() {
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        end.cancel(false);
        closeSocket();
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed, or about to be
        }
    }
}
