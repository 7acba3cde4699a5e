package io.muster.scimhttp.error;

import io.muster.application.Unavailable;

/** What to say where the server below the resources gives the answer. */
public final class ContainerTexts {
    private static final String STORAGE_FULL =
            "The service has no storage space left and saved nothing. Repeat the request later; if this lasts, tell your vendor.";

    private ContainerTexts() {}

    public static String detail(Unavailable problem) {
        return problem.isFull() ? STORAGE_FULL : detail(503);
    }

    public static String detail(int status) {
        return switch (status) {
            case 400 -> "The request is not well-formed HTTP for this service. Check the URL and its encoding.";
            case 404 ->
                "There is nothing at this path. A Tenant URL ends with /{tenant}/scim; below it are /Users, /Groups,"
                        + " /Bulk, /ServiceProviderConfig, /ResourceTypes and /Schemas.";
            case 405 -> "This path does not take this method; the Allow header names those it takes.";
            case 408 -> "The request took too long to arrive. Repeat it.";
            case 413 ->
                "The body is larger than this path takes (bodyBytes, for groups groupBodyBytes, in /ServiceProviderConfig"
                        + " maxPayloadSize). Send less at once.";
            case 414 -> "The URL is longer than 8 KiB. Shorten the filter.";
            case 415 -> "The body must be application/scim+json or application/json, without Content-Encoding.";
            case 431 -> "The headers are larger than 8 KiB.";
            case 501 -> "This service does not know this method, or the Transfer-Encoding: only chunked is taken.";
            case 503 -> "The service cannot answer just now. Repeat the request.";
            default -> status < 500 ? "The request was refused." : "The service failed. Repeat the request later.";
        };
    }
}
