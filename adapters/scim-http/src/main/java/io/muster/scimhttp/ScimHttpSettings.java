package io.muster.scimhttp;

import java.net.URI;

/** @param publicUrl what Tenant URLs and {@code meta.location} begin with, without a slash at the end; never taken from a request */
public record ScimHttpSettings(URI publicUrl) {
    public ScimHttpSettings {
        publicUrl = URI.create(publicUrl.toString().replaceAll("/+$", ""));
    }
}
