package io.muster.service;

import io.muster.admin.AdminKey;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The admin key of a configuration. One is generated only for the embedded database, which has one node; more nodes need the same. */
final class AdminKeys {
    private AdminKeys() {}

    /** @throws StartRefused if there is none, and none may be made */
    static AdminKey of(MusterConfig config) {
        require(config);
        return config.adminKey().isEmpty() ? generated(config) : AdminKey.of(config.adminKey());
    }

    /** Where a generated one is saved. */
    static Path file(MusterConfig config) {
        return config.dataDir().resolve("admin.key");
    }

    private static AdminKey generated(MusterConfig config) {
        try {
            return AdminKey.readOrCreate(file(config));
        } catch (UncheckedIOException e) {
            throw new StartRefused("The admin key cannot be read from or saved in " + file(config) + ": " + e.getCause()
                    + ". Let the user that runs the service write there, or set ADMIN_KEY.");
        }
    }

    /** @throws StartRefused if there is none, and none may be generated */
    static void require(MusterConfig config) {
        if (!config.adminKey().isEmpty()) {
            AdminKey.of(config.adminKey());
            return;
        }
        if (!config.usesEmbeddedDatabase()) {
            throw new StartRefused(
                    "ADMIN_KEY is not set. Nodes on one database (DATABASE_URL) need the same admin key: set ADMIN_KEY to"
                            + " a secret of at least " + AdminKey.MIN_LENGTH + " characters on each of them."
                            + (Files.exists(file(config))
                                    ? " This node has used the one in " + file(config) + "."
                                    : ""));
        }
        String host = config.adminConnector().getBindHost();
        if (host == null || !isLoopback(host)) {
            throw new StartRefused(
                    "The admin port is bound to " + (host == null ? "every address" : host)
                            + ", where others can reach it. Set ADMIN_KEY to a secret of your own, or leave ADMIN_HOST at 127.0.0.1.");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
