package io.muster.domain.token;

import java.time.Instant;

/**
 * When a token was used, from where and by which client.
 *
 * @param client what it calls itself
 */
public record TokenUse(Instant at, String address, String client) {
    private static final int MAX_CLIENT = 200;

    public TokenUse {
        client = client.length() > MAX_CLIENT ? client.substring(0, MAX_CLIENT) : client;
    }
}
