package io.muster.scimhttp.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.TenantId;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;

/**
 * So many requests of one tenant are worked on at once, fewer than there are connections of the database; the others of that tenant wait
 * their turn. So one tenant's initial cycle leaves room for another's leaver.
 */
public final class FairShare implements ApplicationEventListener {
    private static final String TURN = FairShare.class.getName();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MAX_TENANTS = 100_000;

    private final int atOnce;

    /** A tenant that nobody asks for has no request that has to give back its turn. */
    private final Cache<TenantId, Semaphore> turns = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(10))
            .maximumSize(MAX_TENANTS)
            .build();

    public FairShare(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Waits for the tenant's turn, which ends with the request. Refused: TOO_MANY_REQUESTS if it does not come in time. */
    public void awaitTurn(TenantId tenant, ContainerRequestContext request) {
        Semaphore turn = turns.get(tenant, any -> new Semaphore(atOnce, true));
        try {
            if (!turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refusal.tooManyRequests(
                        "This tenant has " + atOnce
                                + " requests in progress, as many as it may have at once. Wait a second and repeat the request.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.tooManyRequests("The service is stopping. Repeat the request.");
        }
        request.setProperty(TURN, turn);
    }

    @Override
    public void onEvent(ApplicationEvent event) {
        // only requests matter
    }

    @Override
    public @Nullable RequestEventListener onRequest(RequestEvent started) {
        return event -> {
            if (event.getType() == RequestEvent.Type.FINISHED
                    && event.getContainerRequest().getProperty(TURN) instanceof Semaphore turn) {
                turn.release();
            }
        };
    }
}
