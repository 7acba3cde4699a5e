package io.muster.domain.tenant;

import io.muster.domain.EmailAddress;
import io.muster.domain.Refusal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * @param requireSso whether SCIM and tokens wait for single sign-on
 * @param maxActiveTokens 1 to 10; with 1, a new token takes the place of the old one
 * @param uniqueGroupNames whether no two groups may have one name, letter case apart
 * @param verifiedDomains the domains of addresses that are known to be the tenant's, in lower case
 * @param notified the addresses of those who learn of failures
 * @param language of the mails to them: en, de or ja
 * @param requestsPerSecond how many requests of its IdPs each node takes, on average over ten seconds
 */
public record TenantSettings(
        SingleSignOn sso,
        boolean requireSso,
        int maxActiveTokens,
        boolean uniqueGroupNames,
        List<String> verifiedDomains,
        List<String> notified,
        String language,
        int requestsPerSecond,
        Protection protection) {
    /** The most that {@code maxActiveTokens} may be. */
    public static final int MAX_TOKENS = 10;

    /** The most that {@code requestsPerSecond} may be. */
    public static final int MAX_RATE = 100_000;

    private static final int MAX_LIST = 100;
    private static final Set<String> LANGUAGES = Set.of("en", "de", "ja");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    public static final TenantSettings DEFAULT = // behind the patterns that its making needs
            new TenantSettings(SingleSignOn.NONE, true, 2, true, List.of(), List.of(), "en", 2000, Protection.NONE);

    public TenantSettings {
        verifiedDomains = List.copyOf(verifiedDomains);
        notified = List.copyOf(notified);
        if (maxActiveTokens < 1 || maxActiveTokens > MAX_TOKENS) {
            throw Refusal.invalidValue("maxActiveTokens", "must be 1 to " + MAX_TOKENS);
        }
        if (verifiedDomains.size() > MAX_LIST
                || !verifiedDomains.stream()
                        .allMatch(domain -> DOMAIN.matcher(domain).matches())) {
            throw Refusal.invalidValue(
                    "verifiedDomains", "must be at most " + MAX_LIST + " domains in lower case, such as example.com");
        }
        if (notified.size() > MAX_LIST || !notified.stream().allMatch(EmailAddress::isOne)) {
            throw Refusal.invalidValue(
                    "notify", "must be at most " + MAX_LIST + " e-mail addresses, such as admin@example.com");
        }
        if (requestsPerSecond < 1 || requestsPerSecond > MAX_RATE) {
            throw Refusal.invalidValue("requestsPerSecond", "must be 1 to " + MAX_RATE);
        }
        if (!LANGUAGES.contains(language)) {
            throw Refusal.invalidValue("language", "must be en, de or ja");
        }
    }

    public TenantSettings withSso(SingleSignOn changed) {
        return new TenantSettings(
                changed,
                requireSso,
                maxActiveTokens,
                uniqueGroupNames,
                verifiedDomains,
                notified,
                language,
                requestsPerSecond,
                protection);
    }

    public TenantSettings withRequireSso(boolean changed) {
        return new TenantSettings(
                sso,
                changed,
                maxActiveTokens,
                uniqueGroupNames,
                verifiedDomains,
                notified,
                language,
                requestsPerSecond,
                protection);
    }

    public TenantSettings withMaxActiveTokens(int changed) {
        return new TenantSettings(
                sso,
                requireSso,
                changed,
                uniqueGroupNames,
                verifiedDomains,
                notified,
                language,
                requestsPerSecond,
                protection);
    }

    public TenantSettings withVerifiedDomains(List<String> changed) {
        return new TenantSettings(
                sso,
                requireSso,
                maxActiveTokens,
                uniqueGroupNames,
                changed,
                notified,
                language,
                requestsPerSecond,
                protection);
    }

    public TenantSettings with(Protection changed) {
        return new TenantSettings(
                sso,
                requireSso,
                maxActiveTokens,
                uniqueGroupNames,
                verifiedDomains,
                notified,
                language,
                requestsPerSecond,
                changed);
    }
}
