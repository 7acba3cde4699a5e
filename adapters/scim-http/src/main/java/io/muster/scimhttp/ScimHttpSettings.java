package io.muster.scimhttp;

import java.net.URI;

/**
 * @param publicUrl what Tenant URLs and {@code meta.location} begin with, without a slash at the end; never taken from a request
 * @param documentation a page for those who connect an IdP, shown in {@code /ServiceProviderConfig}
 * @param requestsAtOnce of one tenant that are worked on
 * @param failuresPerSecond attempts without a valid token that an address has, on average
 * @param failuresAtOnce attempts that it has before that
 */
public record ScimHttpSettings(
        URI publicUrl, URI documentation, int requestsAtOnce, int failuresPerSecond, int failuresAtOnce) {
    public ScimHttpSettings {
        publicUrl = URI.create(publicUrl.toString().replaceAll("/+$", ""));
    }
}
