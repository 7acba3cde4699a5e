package io.muster.scimhttp.auth;

import io.muster.domain.TimeOrderedId;
import io.muster.domain.tenant.Slug;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path under one of the forms of an endpoint: {@code /acme/scim/v2/…}, {@code /acme/scim/…}, {@code /scim/v2/…}, {@code /scim/…}.
 *
 * @param prefix the form that was called, such as {@code /acme/scim}
 * @param tenant the slug in it; what is no slug is kept, for it has to be told from none
 * @param rest what follows, such as {@code /Users}
 */
record ScimPath(String prefix, Optional<String> tenant, String rest) {
    /** Under which the resources are registered, whatever form was called. */
    static final String ROOT = "/scim/v2";

    private static final Set<String> ENDPOINTS =
            Set.of("Users", "Groups", "Bulk", "Me", ".search", "Schemas", "ResourceTypes", "ServiceProviderConfig");

    private static final Pattern FORM = Pattern.compile("((?:/([^/]{1,200}))?/scim(?:/v2)?)(/.*)?");

    static Optional<ScimPath> parse(String rawPath) {
        Matcher form = FORM.matcher(rawPath);
        if (!form.matches()) {
            return Optional.empty();
        }
        String rest = form.group(3) == null ? "" : spelt(form.group(3).replaceAll("/+$", ""));
        return Optional.of(new ScimPath(form.group(1), Optional.ofNullable(form.group(2)), rest));
    }

    /** With the endpoint as it is registered, in whatever letter case it was called. */
    private static String spelt(String rest) {
        return ENDPOINTS.stream()
                .map(endpoint -> "/" + endpoint)
                .filter(endpoint -> rest.regionMatches(true, 0, endpoint, 0, endpoint.length()))
                .filter(endpoint -> rest.length() == endpoint.length() || rest.charAt(endpoint.length()) == '/')
                .findFirst()
                .map(endpoint -> endpoint + rest.substring(endpoint.length()))
                .orElse(rest);
    }

    boolean namesTenantBadly() {
        return tenant.filter(name -> !Slug.isSlug(name)).isPresent();
    }

    /** The path without what only this request has in it: {@code /Users/{id}}; fit for logs and metrics. */
    String template() {
        String[] segments = rest.split("/", 3);
        String endpoint = segments.length > 1 ? segments[1] : "";
        if (rest.isEmpty()) {
            return "/";
        }
        if (!ENDPOINTS.contains(endpoint)) {
            return "other";
        }
        return "/" + endpoint + (segments.length > 2 ? segments[2].equals(".search") ? "/.search" : "/{id}" : "");
    }

    /** What is done there by the method; a POST only asks where it searches, and is answered as a whole where it is of many. */
    String method(String method) {
        return rest.endsWith("/.search") || rest.equals("/Bulk") ? "GET" : method;
    }

    /** The id of the resource that is named, if one is. */
    Optional<String> id() {
        String[] segments = rest.split("/", 4);
        return template().endsWith("/{id}") ? TimeOrderedId.parse(segments[2]).map(UUID::toString) : Optional.empty();
    }

    /** What the path is about, as a person says it. */
    String kind() {
        return switch (template()) {
            case "/Users", "/Users/{id}", "/Users/.search" -> "user";
            case "/Groups", "/Groups/{id}", "/Groups/.search" -> "group";
            case "/Bulk" -> "bulk";
            default -> "request";
        };
    }
}
