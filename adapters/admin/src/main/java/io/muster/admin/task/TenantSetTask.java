package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.tenant.ConnectionAdministration;
import io.muster.application.tenant.TenantAdministration;
import io.muster.domain.tenant.Protection;
import io.muster.domain.tenant.SingleSignOn;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantSettings;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes settings of a tenant, and the policies of all its connections; what is not given stays as it is. */
public final class TenantSetTask implements AdminTask {
    private final TenantAdministration tenants;
    private final ConnectionAdministration connections;
    private final AdminSettings settings;

    @Inject
    public TenantSetTask(TenantAdministration tenants, ConnectionAdministration connections, AdminSettings settings) {
        this.tenants = tenants;
        this.connections = connections;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "tenant-set";
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.required("tenant"),
                Parameter.optional("displayName"),
                Parameter.optional("sso"),
                Parameter.optional("requireSso"),
                Parameter.optional("maxActiveTokens"),
                Parameter.optional("uniqueGroupNames"),
                Parameter.optional("verifiedDomains"),
                Parameter.optional("notify"),
                Parameter.optional("language"),
                Parameter.optional("requestsPerSecond"),
                Parameter.optional("scimAdministrator"),
                Parameter.optional("protectScimAdministrator"),
                Parameter.optional("breakGlass"),
                Parameter.REASON));
        parameters.addAll(PolicyParameters.ALL);
        return parameters;
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Tenant changed = tenants.change(
                parameters.actor(),
                parameters.tenant(),
                new TenantAdministration.Change(
                        parameters.text("displayName"), settings(parameters), PolicyParameters.read(parameters)));
        return TenantAnswers.of(changed, connections.list(changed.slug()), settings);
    }

    private static UnaryOperator<TenantSettings> settings(Parameters parameters) {
        Optional<SingleSignOn> sso = parameters.oneOf("sso", SingleSignOn.values());
        Optional<Boolean> requireSso = parameters.truth("requireSso");
        Optional<Integer> maxActiveTokens = parameters.number("maxActiveTokens", 1, TenantSettings.MAX_TOKENS);
        Optional<Boolean> uniqueGroupNames = parameters.truth("uniqueGroupNames");
        Optional<List<String>> verifiedDomains = parameters.list("verifiedDomains");
        Optional<List<String>> notify = parameters.list("notify");
        Optional<String> language = parameters.text("language");
        Optional<Integer> requestsPerSecond = parameters.number("requestsPerSecond", 1, TenantSettings.MAX_RATE);
        UnaryOperator<Protection> protection = protection(parameters);
        return before -> new TenantSettings(
                sso.orElse(before.sso()),
                requireSso.orElse(before.requireSso()),
                maxActiveTokens.orElse(before.maxActiveTokens()),
                uniqueGroupNames.orElse(before.uniqueGroupNames()),
                verifiedDomains.orElse(before.verifiedDomains()),
                notify.orElse(before.notified()),
                language.orElse(before.language()),
                requestsPerSecond.orElse(before.requestsPerSecond()),
                protection.apply(before.protection()));
    }

    private static UnaryOperator<Protection> protection(Parameters parameters) {
        Optional<List<UUID>> scimAdministrator = parameters.users("scimAdministrator");
        Optional<Boolean> ofScimAdministrator = parameters.truth("protectScimAdministrator");
        Optional<List<UUID>> breakGlass = parameters.users("breakGlass");
        return before -> new Protection(
                scimAdministrator.map(users -> users.stream().findFirst()).orElse(before.scimAdministrator()),
                ofScimAdministrator.orElse(before.ofScimAdministrator()),
                breakGlass.orElse(before.breakGlass()));
    }
}
