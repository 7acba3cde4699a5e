package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionPolicies;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant as tasks show it. */
final class TenantAnswers {
    private TenantAnswers() {}

    /** With its connections; what all of them have alike stands with the tenant too. */
    static Map<String, @Nullable Object> of(Tenant tenant, List<Connection> connections, AdminSettings settings) {
        Map<String, @Nullable Object> answer = of(tenant, settings);
        List<ConnectionPolicies> policies =
                connections.stream().map(Connection::policies).distinct().toList();
        if (policies.size() == 1) {
            answer.putAll(ConnectionAnswers.of(policies.get(0)));
        }
        answer.put(
                "connections", connections.stream().map(ConnectionAnswers::of).toList());
        return answer;
    }

    static Map<String, @Nullable Object> of(Tenant tenant, AdminSettings settings) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("tenant", tenant.slug().value());
        answer.put(
                "formerNames",
                tenant.formerSlugs().stream().map(Slug::value).sorted().toList());
        answer.put("displayName", tenant.displayName());
        answer.put("tenantUrl", settings.tenantUrl(tenant.slug()));
        answer.put("scim", Parameters.lower(tenant.scim()));
        answer.put("sso", Parameters.lower(tenant.settings().sso()));
        answer.put("requireSso", tenant.settings().requireSso());
        answer.put("maxActiveTokens", tenant.settings().maxActiveTokens());
        answer.put("uniqueGroupNames", tenant.settings().uniqueGroupNames());
        answer.put("verifiedDomains", tenant.settings().verifiedDomains());
        answer.put("notify", tenant.settings().notified());
        answer.put("language", tenant.settings().language());
        answer.put("requestsPerSecond", tenant.settings().requestsPerSecond());
        answer.put(
                "scimAdministrator",
                tenant.settings()
                        .protection()
                        .scimAdministrator()
                        .map(UUID::toString)
                        .orElse(null));
        answer.put("protectScimAdministrator", tenant.settings().protection().ofScimAdministrator());
        answer.put(
                "breakGlass",
                tenant.settings().protection().breakGlass().stream()
                        .map(UUID::toString)
                        .toList());
        answer.put("created", tenant.created().toString());
        if (tenant.isProvisionedWithoutSingleSignOn()) {
            answer.put(
                    "warning",
                    "Single sign-on is off while SCIM is on: people are provisioned who cannot sign in. SCIM goes on, so that"
                            + " leavers lose access.");
        }
        return answer;
    }
}
