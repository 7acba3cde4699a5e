package io.muster.admin;

import io.muster.domain.tenant.Slug;
import java.net.URI;
import java.util.List;

/**
 * @param publicUrl what Tenant URLs begin with, without a slash at the end
 * @param hosts names under which the admin port is called, beside localhost and addresses
 */
public record AdminSettings(URI publicUrl, List<String> hosts) {
    public AdminSettings {
        publicUrl = URI.create(publicUrl.toString().replaceAll("/+$", ""));
        hosts = List.copyOf(hosts);
    }

    public AdminSettings(URI publicUrl) {
        this(publicUrl, List.of());
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
