package io.muster.service;

import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries the ports of the connectors before anything else is started. One with port 0 is given a free one, because the Tenant URLs
 * have to name it.
 */
final class Ports {
    private static final Logger LOG = LoggerFactory.getLogger(Ports.class);

    private Ports() {}

    /** @throws StartRefused if one cannot be opened */
    static void choose(MusterConfig config) {
        // the first stays open while the second is tried: they may be the same
        try (ServerSocket application = open(config.applicationConnector(), "HTTP");
                ServerSocket admin = open(config.adminConnector(), "ADMIN")) {
            choose(config.applicationConnector(), application, "application");
            choose(config.adminConnector(), admin, "admin");
        } catch (IOException e) {
            throw new StartRefused("A port cannot be closed again: " + e.getMessage());
        }
    }

    private static void choose(HttpConnectorFactory connector, ServerSocket socket, String name) {
        if (connector.getPort() == 0) {
            connector.setPort(socket.getLocalPort());
            LOG.info("the {} port is {}", name, connector.getPort());
        }
    }

    private static ServerSocket open(HttpConnectorFactory connector, String prefix) {
        int port = connector.getPort();
        InetAddress address = address(connector.getBindHost(), prefix);
        try {
            return new ServerSocket(port, 1, address);
        } catch (IOException e) {
            if (isOfThisMachine(address)) {
                throw new PortInUse("Port " + port + " (" + prefix + "_PORT) cannot be opened: " + e.getMessage()
                        + ". Stop the process that uses it, or set " + prefix
                        + "_PORT to another port (0: any free one).");
            }
            throw notOfThisMachine(connector.getBindHost(), prefix);
        }
    }

    private static @Nullable InetAddress address(@Nullable String host, String prefix) {
        try {
            return host == null ? null : InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw notOfThisMachine(host, prefix);
        }
    }

    private static StartRefused notOfThisMachine(@Nullable String host, String prefix) {
        return new StartRefused(host + " (" + prefix + "_HOST) is not an address of this machine. Set " + prefix
                + "_HOST to one that is.");
    }

    private static boolean isOfThisMachine(@Nullable InetAddress address) {
        try (ServerSocket any = new ServerSocket(0, 1, address)) {
            return any.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
