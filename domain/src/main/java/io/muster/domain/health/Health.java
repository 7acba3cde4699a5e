package io.muster.domain.health;

import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.ScimState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a connection does, and what tells it.
 *
 * @param asOf the time that it is told for
 */
public record Health(HealthState state, Traffic traffic, Profile profile, ScimState scim, Instant asOf) {
    /** @param up for how long the service has been up by now */
    public static Health of(Traffic traffic, Profile profile, ScimState scim, Duration up, Instant now) {
        return new Health(HealthState.of(traffic, profile, scim, up, now), traffic, profile, scim, now);
    }

    /** As a person says it, with what to do where something is to be done. */
    public String inWords() {
        return switch (state) {
            case DRAFT -> draft();
            case TESTED -> tested();
            case RECEIVING ->
                "The first cycle is under way" + counts(traffic.cycles().newest()) + ".";
            case STEADY ->
                rhythm() + "; the last request came " + at(traffic.times().request()) + ".";
            case QUIET ->
                "Nothing has come since " + at(traffic.times().request())
                        + traffic.cycles()
                                .usualPeriod()
                                .map(period -> ", though a cycle begins every " + inWords(period))
                                .orElse("")
                        + ". See at the identity provider whether provisioning is still on.";
            case FAILING -> failing();
            case PAUSED ->
                "SCIM is "
                        + (scim == ScimState.SUSPENDED ? "suspended" : "off")
                        + " for the tenant, so nothing gets in. scim-enable lets it in.";
        };
    }

    private String draft() {
        return traffic.ever().requests() == 0
                ? "Nothing has come yet. Give the identity provider the tenant URL and a token, and test the connection there."
                : "No request has succeeded yet; the last failed "
                        + at(traffic.times().failure()) + ".";
    }

    private String tested() {
        return traffic.times()
                .probe()
                .map(probe -> "The connection test of the identity provider succeeded " + at(Optional.of(probe))
                        + "; nothing has been written yet. Start provisioning there.")
                .orElseGet(() -> "The identity provider has read, the last time "
                        + at(traffic.times().success()) + ", and has written nothing yet. Start provisioning there.");
    }

    private String failing() {
        if (traffic.times().isLockedOut()) {
            return "The last attempt, " + at(traffic.times().denied())
                    + ", came with a token that has expired or is not active any more. Give the identity provider another"
                    + " one: token-regenerate.";
        }
        return "Requests fail" + counts(traffic.failing(asOf)) + ". activity-list shows which writes, and why.";
    }

    private static String counts(Optional<Cycle> told) {
        return told.map(cycle ->
                        ", since " + cycle.began() + ": " + cycle.counts().requests() + " requests, "
                                + cycle.counts().writes() + " of them writes, "
                                + cycle.counts().failures() + " failed")
                .orElse("");
    }

    private String rhythm() {
        return traffic.cycles()
                .usualPeriod()
                .map(period -> "A cycle begins every " + inWords(period))
                .orElse(
                        profile.pushesOnChange()
                                ? "The identity provider pushes when something changes"
                                : "There is no regular period yet");
    }

    private static String at(Optional<Instant> time) {
        return time.map(at -> "at " + at).orElse("never");
    }

    /** Such as {@code 40 minutes}. */
    private static String inWords(Duration span) {
        if (span.compareTo(Duration.ofHours(2)) < 0) {
            return span.toMinutes() + " minutes";
        }
        return span.compareTo(Duration.ofDays(2)) < 0 ? span.toHours() + " hours" : span.toDays() + " days";
    }
}
