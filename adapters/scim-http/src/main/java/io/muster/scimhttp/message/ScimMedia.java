package io.muster.scimhttp.message;

import jakarta.ws.rs.core.MediaType;

/** The media types of the protocol (RFC 7644 §3.1, §8.1). */
public final class ScimMedia {
    public static final String SCIM_JSON = "application/scim+json";
    public static final MediaType SCIM_JSON_TYPE = MediaType.valueOf(SCIM_JSON);

    private ScimMedia() {}

    /** Whether a body of this type is taken; any charset parameter is, for JSON says its own encoding. */
    public static boolean isAccepted(MediaType type) {
        return type.getType().equalsIgnoreCase("application")
                && (type.getSubtype().equalsIgnoreCase("scim+json")
                        || type.getSubtype().equalsIgnoreCase("json"));
    }
}
