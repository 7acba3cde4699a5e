package io.muster.domain;

/**
 * A request that the rules turn down. The message says what is wrong, where, and how to mend it; it never quotes data of
 * another person. It does not say how a protocol reports it.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kinds of refusal; the edges give each its status and, for SCIM, its scimType (RFC 7644 §3.12). */
    public enum Reason {
        INVALID_SYNTAX,
        INVALID_FILTER,
        INVALID_PATH,
        INVALID_CURSOR,
        EXPIRED_CURSOR,
        INVALID_VALUE,
        NO_TARGET,
        MUTABILITY,
        UNIQUENESS,
        CONFLICT,
        NOT_FOUND,
        GROUPS_OFF,
        STALE_VERSION,
        TOO_LARGE,
        TOO_MANY_REQUESTS,
        PROTECTED_ACCOUNT,
        FORBIDDEN,
        SCIM_OFF,
        NOT_ALLOWED_NOW
    }

    private final Reason reason;

    private Refusal(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The same refusal with a prefix that says where in the request it arose, such as {@code "Operations[2]: "}. */
    public Refusal at(String place) {
        return new Refusal(reason, place + ": " + getMessage());
    }

    public static Refusal invalidSyntax(String problem) {
        return new Refusal(Reason.INVALID_SYNTAX, problem);
    }

    public static Refusal invalidFilter(String problem) {
        return new Refusal(Reason.INVALID_FILTER, problem);
    }

    /** A filter names an attribute that its owner, a resource type or an attribute, does not have. */
    public static Refusal unknownInFilter(String owner, String name) {
        String shown = name.matches("[A-Za-z0-9$_.:-]{1,120}") ? name : "of the name in the filter";
        return invalidFilter(owner + " has no attribute " + shown + "; /Schemas lists those it has.");
    }

    public static Refusal invalidPath(String problem) {
        return new Refusal(Reason.INVALID_PATH, problem);
    }

    public static Refusal invalidCursor(String problem) {
        return new Refusal(Reason.INVALID_CURSOR, problem);
    }

    public static Refusal expiredCursor(String problem) {
        return new Refusal(Reason.EXPIRED_CURSOR, problem);
    }

    public static Refusal invalidValue(String attribute, String problem) {
        return new Refusal(Reason.INVALID_VALUE, attribute + " " + problem);
    }

    public static Refusal noTarget(String problem) {
        return new Refusal(Reason.NO_TARGET, problem);
    }

    public static Refusal mutability(String attribute, String problem) {
        return new Refusal(Reason.MUTABILITY, attribute + " " + problem);
    }

    public static Refusal uniqueness(String problem) {
        return new Refusal(Reason.UNIQUENESS, problem);
    }

    /** Nobody but a person can tell whether the resource is one that is there; the message says how to decide it. */
    public static Refusal conflict(String problem) {
        return new Refusal(Reason.CONFLICT, problem);
    }

    public static Refusal notFound(String what) {
        return new Refusal(Reason.NOT_FOUND, what);
    }

    /** The connection provisions no groups; nothing of that kind is found. */
    public static Refusal groupsOff(String problem) {
        return new Refusal(Reason.GROUPS_OFF, problem);
    }

    /** @param slug as it was asked for */
    public static Refusal unknownTenant(Object slug) {
        return notFound("There is no tenant " + slug + "; tenant-list shows those there are.");
    }

    public static Refusal staleVersion() {
        return new Refusal(
                Reason.STALE_VERSION,
                "The resource has changed since it was read. Read it again, then repeat the change.");
    }

    /** More than a limit allows; the message names the limit. */
    public static Refusal tooLarge(String problem) {
        return new Refusal(Reason.TOO_LARGE, problem);
    }

    /** More than may come at once or in a second; a moment later the same request may be taken. */
    public static Refusal tooManyRequests(String problem) {
        return new Refusal(Reason.TOO_MANY_REQUESTS, problem);
    }

    /** The caller is known, but this door is shut to it; the message says who can open it. */
    public static Refusal forbidden(String problem) {
        return new Refusal(Reason.FORBIDDEN, problem);
    }

    /** The account is one that no IdP deactivates, deletes or takes over; the message says why. */
    public static Refusal protectedAccount(String problem) {
        return new Refusal(Reason.PROTECTED_ACCOUNT, problem);
    }

    /** The tenant takes no provisioning at present; the message says how that is changed. */
    public static Refusal scimOff(String problem) {
        return new Refusal(Reason.SCIM_OFF, problem);
    }

    /** A rule of the tenant's set-up stands in the way; the message says the next step. */
    public static Refusal notAllowedNow(String problem) {
        return new Refusal(Reason.NOT_ALLOWED_NOW, problem);
    }
}
