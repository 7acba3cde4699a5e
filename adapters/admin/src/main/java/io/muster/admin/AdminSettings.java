package io.muster.admin;

import io.muster.domain.tenant.Slug;
import java.net.URI;

/** @param publicUrl what Tenant URLs begin with, without a slash at the end */
public record AdminSettings(URI publicUrl) {
    public AdminSettings {
        publicUrl = URI.create(publicUrl.toString().replaceAll("/+$", ""));
    }

    /** Where OAuth clients get access tokens. */
    public String tokenUrl() {
        return publicUrl + "/oauth/token";
    }

    /** What the IT admin pastes into the IdP. */
    public String tenantUrl(Slug tenant) {
        return publicUrl + "/" + tenant + "/scim";
    }
}
