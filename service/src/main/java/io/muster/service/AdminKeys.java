package io.muster.service;

import io.muster.admin.AdminKey;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The admin key of a configuration, made if there is none. */
final class AdminKeys {
    private AdminKeys() {}

    static AdminKey of(MusterConfig config) {
        if (!config.adminKey().isEmpty()) {
            return AdminKey.of(config.adminKey());
        }
        String host = config.adminConnector().getBindHost();
        if (host == null || !isLoopback(host)) {
            throw new StartRefused(
                    "The admin port is bound to " + (host == null ? "every address" : host)
                            + ", where others can reach it. Set ADMIN_KEY to a secret of your own, or leave ADMIN_HOST at 127.0.0.1.");
        }
        return AdminKey.readOrCreate(config.dataDir().resolve("admin.key"));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
