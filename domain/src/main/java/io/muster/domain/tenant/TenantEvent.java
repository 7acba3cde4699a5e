package io.muster.domain.tenant;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.activity.Cause;
import io.muster.domain.resource.ComplexValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What is done to tenants, as events: each setting before and after. */
public final class TenantEvent {
    private static final String KIND = "tenant";

    private TenantEvent() {}

    public static Event created(Tenant tenant) {
        return Event.of(KIND, What.CREATED, tenant.id().toString(), ComplexValue.EMPTY, shown(tenant));
    }

    /** The state of SCIM and the name outweigh whatever else changed with them. */
    public static Event changed(Tenant before, Tenant after) {
        return Event.of(KIND, what(before, after), after.id().toString(), shown(before), shown(after));
    }

    /** The user on whose behalf IdPs write is none any more who may; provisioning goes on. */
    public static Event scimAdministratorLost(TenantId tenant) {
        return new Event(KIND, What.SCIM_ADMINISTRATOR_LOST, tenant.toString(), Map.of());
    }

    /** What its connections failed of is forgotten as mended. */
    public static Event errorsCleared(TenantId tenant, List<Cause> causes) {
        return Event.of(
                KIND,
                What.ERRORS_CLEARED,
                tenant.toString(),
                ComplexValue.ofPlain(
                        Map.of("causes", causes.stream().map(TenantEvent::lower).toList())),
                ComplexValue.EMPTY);
    }

    private static What what(Tenant before, Tenant after) {
        if (before.scim() != after.scim()) {
            return switch (after.scim()) {
                case ON -> What.SCIM_ENABLED;
                case OFF -> What.SCIM_DISABLED;
                case SUSPENDED -> What.SCIM_SUSPENDED;
            };
        }
        return before.slug().equals(after.slug()) ? What.UPDATED : What.RENAMED;
    }

    private static ComplexValue shown(Tenant tenant) {
        TenantSettings settings = tenant.settings();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("tenant", tenant.slug().value());
        shown.put("displayName", tenant.displayName());
        shown.put("scim", lower(tenant.scim()));
        shown.put("sso", lower(settings.sso()));
        shown.put("requireSso", settings.requireSso());
        shown.put("maxActiveTokens", settings.maxActiveTokens());
        shown.put("uniqueGroupNames", settings.uniqueGroupNames());
        shown.put("verifiedDomains", settings.verifiedDomains());
        shown.put("notify", settings.notified());
        shown.put("language", settings.language());
        shown.put("requestsPerSecond", settings.requestsPerSecond());
        settings.protection().scimAdministrator().ifPresent(user -> shown.put("scimAdministrator", user.toString()));
        shown.put("protectScimAdministrator", settings.protection().ofScimAdministrator());
        shown.put(
                "breakGlass",
                settings.protection().breakGlass().stream().map(UUID::toString).toList());
        shown.values().removeIf(List.of()::equals); // unassigned
        return ComplexValue.ofPlain(shown);
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
