package io.muster.admin.task;

import io.muster.application.Caller;
import io.muster.application.activity.ActivityHistory;
import io.muster.application.activity.ActivityLog;
import io.muster.application.activity.ActivityQuery;
import io.muster.application.tenant.TenantAdministration;
import io.muster.domain.activity.Activity;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists what happened to a tenant, the latest first; with {@code user} what concerns a person, who may have no account yet. A reference
 * is found without a tenant too.
 */
public final class ActivityListTask implements AdminTask {
    private final OperatorCaller operator;
    private final ActivityHistory activities;
    private final TenantAdministration tenants;

    @Inject
    public ActivityListTask(OperatorCaller operator, ActivityHistory activities, TenantAdministration tenants) {
        this.tenants = tenants;
        this.operator = operator;
        this.activities = activities;
    }

    @Override
    public String name() {
        return "activity-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.optional("tenant"),
                Parameter.optional("ref"),
                Parameter.optional("user"),
                Parameter.optional("outcome"),
                Parameter.optional("since"),
                Parameter.optional("limit"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Optional<String> reference = parameters.text("ref");
        if (parameters.text("tenant").isEmpty()) {
            return Map.of(
                    "items",
                    ofAnyTenant(reference.orElseThrow(() -> new BadParameter(
                            "activity-list needs the parameter tenant, or ref, the reference in an error."))));
        }
        ActivityQuery ofAnybody = new ActivityQuery(
                reference,
                Set.of(),
                parameters.oneOf("outcome", Activity.Outcome.values()),
                parameters.instant("since"),
                parameters.number("limit", 1, ActivityQuery.MAX_LIMIT).orElse(ActivityQuery.DEFAULT_LIMIT));
        Caller caller = operator.of(parameters);
        ActivityQuery query = parameters
                .text("user")
                .map(user -> ofAnybody.about(activities.whom(caller, user)))
                .orElse(ofAnybody);
        List<Map<String, @Nullable Object>> items = ActivityAnswers.of(activities.query(caller, query));
        return Map.of("items", items.isEmpty() && reference.isPresent() ? ofNoTenant(reference.get()) : items);
    }

    /** The token or the path of the request may have told no tenant. */
    private List<Map<String, @Nullable Object>> ofNoTenant(String reference) {
        return ofAnyTenant(reference).stream()
                .filter(line -> line.get("tenant") == null)
                .toList();
    }

    private List<Map<String, @Nullable Object>> ofAnyTenant(String reference) {
        return activities.find(reference).stream()
                .map(found -> {
                    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
                    answer.put("tenant", found.tenant().equals(ActivityLog.NO_TENANT) ? null : slug(found.tenant()));
                    answer.putAll(ActivityAnswers.of(found.activity()));
                    return answer;
                })
                .toList();
    }

    private String slug(TenantId tenant) {
        return tenants.list().stream()
                .filter(one -> one.id().equals(tenant))
                .map(one -> one.slug().toString())
                .findFirst()
                .orElse(tenant.toString());
    }
}
