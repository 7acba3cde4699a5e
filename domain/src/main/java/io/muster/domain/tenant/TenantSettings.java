package io.muster.domain.tenant;

import io.muster.domain.Refusal;

/**
 * @param requireSso whether SCIM and tokens wait for single sign-on
 * @param maxActiveTokens 1 to 10; with 1, a new token takes the place of the old one
 * @param groups whether groups are served
 * @param uniqueGroupNames whether no two groups may have one name, letter case apart
 */
public record TenantSettings(
        SingleSignOn sso, boolean requireSso, int maxActiveTokens, boolean groups, boolean uniqueGroupNames) {
    public static final TenantSettings DEFAULT = new TenantSettings(SingleSignOn.NONE, true, 2, true, true);

    public TenantSettings {
        if (maxActiveTokens < 1 || maxActiveTokens > 10) {
            throw Refusal.invalidValue("maxActiveTokens", "must be 1 to 10");
        }
    }

    public TenantSettings withSso(SingleSignOn changed) {
        return new TenantSettings(changed, requireSso, maxActiveTokens, groups, uniqueGroupNames);
    }

    public TenantSettings withRequireSso(boolean changed) {
        return new TenantSettings(sso, changed, maxActiveTokens, groups, uniqueGroupNames);
    }

    public TenantSettings withMaxActiveTokens(int changed) {
        return new TenantSettings(sso, requireSso, changed, groups, uniqueGroupNames);
    }
}
