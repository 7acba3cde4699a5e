package io.muster.domain.tenant;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.departure.MassChange;
import io.muster.domain.resource.ComplexValue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

    /** So many have lost access by this connection that people should look whether it is meant. */
    public static Event massChange(Tenant tenant, Connection connection, MassChange change) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("connection", connection.name());
        shown.put("since", change.began().toString());
        shown.put("deactivated", change.tally().deactivated());
        shown.put("deleted", change.tally().deleted());
        shown.put("removedFromGroups", change.tally().removedFromGroups());
        shown.put("command", "mass-change-undo tenant=" + tenant.slug() + " massChange=" + change.id() + " mode=run");
        return Event.of(
                KIND, What.MASS_CHANGE, connection.id().toString(), ComplexValue.EMPTY, ComplexValue.ofPlain(shown));
    }

    /** A mass change was meant, and holds nobody any more. */
    public static Event massChangeReleased(MassChange change) {
        return Event.of(
                KIND,
                What.MASS_CHANGE_RELEASED,
                change.connection().toString(),
                ComplexValue.EMPTY,
                ComplexValue.ofPlain(Map.of("massChange", change.id().toString())));
    }

    /** Nothing has come for longer than the connection's own period allows; without a period, for very long. */
    public static Event silent(Connection connection, Instant lastRequest, Optional<Duration> usualPeriod) {
        return Event.of(
                KIND,
                What.SILENT,
                connection.id().toString(),
                ComplexValue.EMPTY,
                shown(connection, lastRequest, usualPeriod));
    }

    /** After it was told to be silent; {@code lastRequest} is the one that it was heard by. */
    public static Event heardAgain(Connection connection, Instant lastRequest, Optional<Duration> usualPeriod) {
        return Event.of(
                KIND,
                What.HEARD_AGAIN,
                connection.id().toString(),
                ComplexValue.EMPTY,
                shown(connection, lastRequest, usualPeriod));
    }

    private static ComplexValue shown(Connection connection, Instant lastRequest, Optional<Duration> usualPeriod) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("connection", connection.name());
        shown.put("lastRequest", lastRequest.toString());
        usualPeriod.ifPresent(period -> shown.put("usualPeriod", period.toString()));
        return ComplexValue.ofPlain(shown);
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
        shown.put("externalId", lower(policies.externalId()));
        return ComplexValue.ofPlain(shown);
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
