package io.muster.scimhttp.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.muster.application.Caller;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.SecretDigest;
import io.muster.domain.token.TokenSecret;
import java.time.Duration;

/**
 * How fast requests may come, on this node: of a tenant as its settings say, of an OAuth client for access tokens and of an address
 * without a valid token slowly.
 */
public final class RequestRates {
    /** How long a tenant may ask for more at once than on average. */
    private static final int BURST_SECONDS = 10;

    private static final int MAX_ENTRIES = 100_000;
    private static final int GRANTS_PER_SECOND = 10;
    private static final int GRANTS_AT_ONCE = 1000;
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private final int failuresPerSecond;
    private final int failuresAtOnce;

    private final Cache<Rate, Bucket> tenants = forgetful();
    private final Cache<String, Bucket> strangers = forgetful();
    private final Cache<String, Bucket> clients = forgetful();

    /** Digests of tokens that have opened something lately. */
    private final Cache<SecretDigest, Boolean> good = Caffeine.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumSize(MAX_ENTRIES)
            .build();

    /**
     * @param failuresPerSecond how many attempts without a valid token an address has, on average
     * @param failuresAtOnce how many it has before that
     */
    public RequestRates(int failuresPerSecond, int failuresAtOnce) {
        this.failuresPerSecond = failuresPerSecond;
        this.failuresAtOnce = failuresAtOnce;
    }

    private static <K> Cache<K, Bucket> forgetful() {
        return Caffeine.newBuilder()
                .expireAfterAccess(MEMORY)
                .maximumSize(MAX_ENTRIES)
                .<K, Bucket>build();
    }

    /** Counts so many requests of a tenant, at most as many as may come at once. Refused: TOO_MANY_REQUESTS. */
    public void take(Caller caller, int requests) {
        if (requests == 0) {
            return;
        }
        int perSecond = caller.settings().requestsPerSecond();
        int atOnce = perSecond * BURST_SECONDS;
        Rate rate = new Rate(caller.tenant(), perSecond);
        if (!tenants.get(rate, any -> bucket(perSecond, atOnce)).tryConsume(Math.min(requests, atOnce))) {
            throw Refusal.tooManyRequests("This tenant may send " + perSecond
                    + " requests a second, and has sent more. Wait a second and repeat the request.");
        }
    }

    /**
     * Refused: TOO_MANY_REQUESTS for an address that has presented too many tokens that open nothing; but not for a token that has opened
     * something, for others may come from the same address.
     */
    public void requireFewFailures(String address, String presented) {
        if (failures(address).getAvailableTokens() <= 0
                && TokenSecret.parse(presented)
                        .filter(secret -> good.getIfPresent(secret.digest()) != null)
                        .isEmpty()) {
            throw Refusal.tooManyRequests(
                    "Too many requests without a valid token have come from this address. Wait a second, and send the Secret"
                            + " Token of this tenant.");
        }
    }

    public void failed(String address) {
        failures(address).tryConsume(1);
    }

    /** The token has opened something. */
    public void succeeded(String presented) {
        TokenSecret.parse(presented).ifPresent(secret -> good.put(secret.digest(), true));
    }

    /** Refused: TOO_MANY_REQUESTS for an OAuth client that has got too many access tokens; each is kept until it expires. */
    public void requireFewGrants(String clientId) {
        if (grants(clientId).getAvailableTokens() <= 0) {
            throw Refusal.tooManyRequests("This client asks for access tokens too often. Use one until it expires.");
        }
    }

    /** The client has got an access token; nobody else counts for it, who knows its id but not its secret. */
    public void granted(String clientId) {
        grants(clientId).tryConsume(1);
    }

    private Bucket grants(String clientId) {
        return clients.get(clientId, any -> bucket(GRANTS_PER_SECOND, GRANTS_AT_ONCE));
    }

    private Bucket failures(String address) {
        return strangers.get(address, any -> bucket(failuresPerSecond, failuresAtOnce));
    }

    private static Bucket bucket(int perSecond, int atOnce) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    private record Rate(TenantId tenant, int perSecond) {}
}
