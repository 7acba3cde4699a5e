package io.muster.service;

import java.net.URI;
import java.net.URISyntaxException;

/** The setting {@code publicUrl}: an address that clients can call, or empty for this machine's own. */
final class PublicUrl {
    private PublicUrl() {}

    /**
     * Without a slash at the end.
     *
     * @throws StartRefused if no client could call what it says
     */
    static URI of(String setting, int port) {
        if (setting.isBlank()) {
            return URI.create("http://localhost:" + port);
        }
        try {
            URI url = new URI(setting.strip().replaceAll("/+$", ""));
            if (isCallable(url)) {
                return url;
            }
        } catch (URISyntaxException e) {
            // the message is the same
        }
        throw new StartRefused("publicUrl (PUBLIC_URL) is not an address that identity providers can call: \""
                + setting.strip() + "\". Write it with its scheme, as https://scim.example.com, without a query.");
    }

    private static boolean isCallable(URI url) {
        return ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
                && url.getHost() != null
                && url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null;
    }
}
