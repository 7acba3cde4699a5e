package io.muster.domain.tenant;

import io.muster.domain.Refusal;

/**
 * @param requireSso whether SCIM and tokens wait for single sign-on
 * @param maxActiveTokens 1 to 10; with 1, a new token takes the place of the old one
 */
public record TenantSettings(SingleSignOn sso, boolean requireSso, int maxActiveTokens) {
    public static final TenantSettings DEFAULT = new TenantSettings(SingleSignOn.NONE, true, 2);

    public TenantSettings {
        if (maxActiveTokens < 1 || maxActiveTokens > 10) {
            throw Refusal.invalidValue("maxActiveTokens", "must be 1 to 10");
        }
    }
}
