package io.muster.domain.tenant;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.resource.ComplexValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is done to connections, as events: each setting before and after. */
public final class ConnectionEvent {
    private static final String KIND = "connection";

    private ConnectionEvent() {}

    public static Event created(Connection connection) {
        return Event.of(KIND, What.CREATED, connection.id().toString(), ComplexValue.EMPTY, shown(connection));
    }

    public static Event changed(Connection before, Connection after) {
        return Event.of(KIND, What.UPDATED, after.id().toString(), shown(before), shown(after));
    }

    private static ComplexValue shown(Connection connection) {
        ConnectionPolicies policies = connection.policies();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("connection", connection.name());
        shown.put("profile", lower(connection.profile()));
        shown.put("groups", policies.groups());
        shown.put("onInactive", lower(policies.onInactive()));
        shown.put("onDelete", lower(policies.onDelete()));
        shown.put("keepDeletedDays", policies.keepDeletedDays());
        return ComplexValue.ofPlain(shown);
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
