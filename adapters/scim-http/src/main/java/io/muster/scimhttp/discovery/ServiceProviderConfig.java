package io.muster.scimhttp.discovery;

import io.muster.application.ResourceQuery;
import io.muster.domain.Limits;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.message.ListRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the service does of what it may (RFC 7643 §5); it says no more than the code keeps. */
final class ServiceProviderConfig {
    private ServiceProviderConfig() {}

    static Map<String, Object> document(ScimExchange exchange, Limits limits, URI documentation) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"));
        config.put("documentationUri", documentation.toString());
        config.put("patch", supported(true));
        config.put(
                "bulk",
                Map.of(
                        "supported",
                        true,
                        "maxOperations",
                        limits.bulkOperations(),
                        "maxPayloadSize",
                        limits.bodyBytes()));
        config.put("filter", Map.of("supported", true, "maxResults", limits.pageSize()));
        config.put("changePassword", supported(false));
        config.put("sort", supported(true));
        config.put("etag", supported(true));
        config.put(
                "pagination",
                Map.of(
                        "cursor",
                        true,
                        "index",
                        true,
                        "defaultPaginationMethod",
                        "index",
                        "defaultPageSize",
                        Math.min(limits.pageSize(), ResourceQuery.DEFAULT_COUNT),
                        "maxPageSize",
                        limits.pageSize(),
                        "cursorTimeout",
                        ListRequest.CURSOR_LIFE.toSeconds()));
        config.put(
                "authenticationSchemes",
                List.of(Map.of(
                        "type", "oauthbearertoken",
                        "name", "Secret Token",
                        "description", "A token of the tenant, sent as Authorization: Bearer (RFC 6750).",
                        "specUri", "https://www.rfc-editor.org/info/rfc6750",
                        "primary", true)));
        config.put(
                "meta",
                Map.of(
                        "resourceType",
                        "ServiceProviderConfig",
                        "location",
                        exchange.location("/ServiceProviderConfig")));
        return config;
    }

    private static Map<String, Object> supported(boolean supported) {
        return Map.of("supported", supported);
    }
}
