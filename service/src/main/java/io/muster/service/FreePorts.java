package io.muster.service;

import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a connector with port 0 a free one before the start, for the Tenant URLs have to name it. */
final class FreePorts {
    private static final Logger LOG = LoggerFactory.getLogger(FreePorts.class);

    private FreePorts() {}

    static void choose(MusterConfig config) {
        choose(config.applicationConnector(), "application");
        choose(config.adminConnector(), "admin");
    }

    private static void choose(HttpConnectorFactory connector, String name) {
        if (connector.getPort() == 0) {
            String host = connector.getBindHost();
            try (ServerSocket socket = new ServerSocket(0, 1, host == null ? null : InetAddress.getByName(host))) {
                connector.setPort(socket.getLocalPort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            LOG.info("the {} port is {}", name, connector.getPort());
        }
    }
}
