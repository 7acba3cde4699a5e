package io.muster.scimhttp.auth;

import io.muster.application.Caller;
import io.muster.domain.activity.Cause;
import io.muster.domain.activity.Reference;
import io.muster.domain.activity.Trace;
import io.muster.scimhttp.message.ScimDocument;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a request from its first filter to its last. */
public final class ScimExchange {
    private static final String PROPERTY = ScimExchange.class.getName();

    private final Trace trace;
    private final String baseUrl;
    private final String kind;
    private final Optional<String> subject;
    private Set<String> persons = Set.of();
    private Optional<String> slug = Optional.empty();
    private String address = "";
    private String denied = "";
    private @Nullable Caller caller;
    private @Nullable Cause cause;

    private ScimExchange(Trace trace, String baseUrl, String kind, Optional<String> subject) {
        this.trace = trace;
        this.baseUrl = baseUrl;
        this.kind = kind;
        this.subject = subject;
    }

    /**
     * @param baseUrl the public URL with the form of path that was called, such as {@code https://x.example/acme/scim/v2}
     * @param kind of resource that the path is about, as a person says it
     * @param subject the id of the resource that the path names
     */
    static ScimExchange begin(
            ContainerRequestContext request, Trace trace, String baseUrl, String kind, Optional<String> subject) {
        ScimExchange exchange = new ScimExchange(trace, baseUrl, kind, subject);
        request.setProperty(PROPERTY, exchange);
        return exchange;
    }

    public static ScimExchange of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof ScimExchange exchange
                ? exchange
                : begin(request, Trace.begin(), "", "request", Optional.empty());
    }

    /** @param tenant the slug in the path, if there is one */
    void comesFrom(String sender, Optional<String> tenant) {
        address = sender;
        slug = tenant;
    }

    Optional<String> slug() {
        return slug;
    }

    String address() {
        return address;
    }

    /** Why it opens nothing, in words that complete a number of requests; empty if it is not known to. */
    void deniedAs(String words) {
        denied = words;
    }

    String denied() {
        return denied;
    }

    /** Whom the body is about, so that a failure is found by the person. */
    public void isAbout(@Nullable ScimDocument body) {
        persons = body == null ? Set.of() : PersonTexts.of(body.members());
    }

    /** The same for a group. */
    public void isAboutGroup(@Nullable ScimDocument body) {
        persons = body == null ? Set.of() : PersonTexts.ofGroup(body.members());
    }

    Set<String> persons() {
        return persons;
    }

    Trace trace() {
        return trace;
    }

    public Reference reference() {
        return trace.reference();
    }

    String kind() {
        return kind;
    }

    Optional<String> subject() {
        return subject;
    }

    /** Where a resource is read, in the form of URL that was called. */
    public String location(String endpoint, String id) {
        return location(endpoint) + "/" + id;
    }

    /** An endpoint, in the form of URL that was called. */
    public String location(String endpoint) {
        return baseUrl + endpoint;
    }

    /** Whose token it is, whether it opens anything or not. */
    void isFrom(Caller known) {
        caller = known;
    }

    /**
     * What is done from here on; unless it is refused, the trace ends with the answer to that.
     *
     * @param kind of resource that it is done to, as a person says it
     */
    public void expects(String method, String kind) {
        trace.answers(success(method, kind));
    }

    static String success(String method, String kind) {
        return switch (method) {
            case "POST" -> "201";
            case "DELETE" -> "204";
            case "PATCH" -> kind.equals("group") ? "200, or 204 if many are in it" : "200";
            default -> "200";
        };
    }

    /** The trace ends with that. */
    public void refusedWith(int status) {
        trace.answers(Integer.toString(status));
    }

    /** Why it is answered with an error. */
    public void failed(Cause why) {
        cause = why;
    }

    /** Of an answer with an error. */
    Cause cause(int status) {
        if (cause != null) {
            return cause;
        }
        return switch (status) {
            case 405 -> Cause.METHOD_NOT_ALLOWED;
            case 415 -> Cause.MEDIA_TYPE;
            default -> status < 500 ? Cause.UNKNOWN_REQUEST : Cause.BUG;
        };
    }

    /** Empty if nothing has named one. */
    Optional<Cause> namedCause() {
        return Optional.ofNullable(cause);
    }

    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }
}
