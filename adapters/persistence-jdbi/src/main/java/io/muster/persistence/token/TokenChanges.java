package io.muster.persistence.token;

import io.muster.domain.tenant.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from other nodes, on a connection of its own, of which tenant a token or a setting has changed, and forgets what is remembered of
 * it. Runs until it is interrupted; a connection that is lost is made again.
 */
public final class TokenChanges implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenChanges.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Jdbi jdbi;
    private final TokenCache cache;

    public TokenChanges(Jdbi jdbi, TokenCache cache) {
        this.jdbi = jdbi;
        this.cache = cache;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Handle handle = jdbi.open()) {
                listen(handle.getConnection());
            } catch (SQLException | JdbiException e) { // what is remembered ends by itself within a second
                LOG.warn("changes of tokens are not heard for now: {}", e.getMessage());
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET application_name TO 'muster-token-changes'; LISTEN " + TokenCache.CHANNEL);
            cache.forgetAll();
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (!Thread.currentThread().isInterrupted()) {
                PGNotification[] notifications = postgres.getNotifications((int) PATIENCE.toMillis());
                for (PGNotification notification : notifications) {
                    forget(notification.getParameter());
                }
                if (notifications.length == 0) {
                    statement.execute("SELECT 1"); // a connection that is dead says so
                }
            }
        }
    }

    /** What is no tenant's id did not come from a node like this one; whatever it meant, nothing is remembered then. */
    private void forget(String tenant) {
        try {
            cache.forget(new TenantId(UUID.fromString(tenant)));
        } catch (IllegalArgumentException e) {
            cache.forgetAll();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
