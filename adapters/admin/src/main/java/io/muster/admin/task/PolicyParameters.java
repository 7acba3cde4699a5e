package io.muster.admin.task;

import io.muster.admin.task.AdminTask.Parameter;
import io.muster.domain.tenant.ConnectionPolicies;
import io.muster.domain.tenant.ExternalIdPolicy;
import io.muster.domain.tenant.LeaverPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The policies of connections, as parameters; what is not given stays as it is. */
final class PolicyParameters {
    static final List<Parameter> ALL = List.of(
            Parameter.optional("groups"),
            Parameter.optional("onInactive"),
            Parameter.optional("onDelete"),
            Parameter.optional("keepDeletedDays"),
            Parameter.optional("externalId"));

    private PolicyParameters() {}

    static UnaryOperator<ConnectionPolicies> read(Parameters parameters) {
        Optional<Boolean> groups = parameters.isOn("groups");
        Optional<LeaverPolicy> onInactive = parameters.oneOf("onInactive", LeaverPolicy.values());
        Optional<LeaverPolicy> onDelete = parameters.oneOf("onDelete", LeaverPolicy.values());
        Optional<Integer> keepDeletedDays = parameters.number("keepDeletedDays", 0, ConnectionPolicies.MAX_DAYS);
        Optional<ExternalIdPolicy> externalId = parameters.oneOf("externalId", ExternalIdPolicy.values());
        return before -> new ConnectionPolicies(
                groups.orElse(before.groups()),
                onInactive.orElse(before.onInactive()),
                onDelete.orElse(before.onDelete()),
                keepDeletedDays.orElse(before.keepDeletedDays()),
                externalId.orElse(before.externalId()));
    }
}
