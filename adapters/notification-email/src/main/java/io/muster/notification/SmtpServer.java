package io.muster.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Optional;

/**
 * Where mails are handed in.
 *
 * @param tls whether the connection is TLS from its beginning; if not, it becomes so where the server offers it
 */
record SmtpServer(String host, int port, boolean tls, Optional<Login> login) {
    private static final int PLAIN_PORT = 25;
    private static final int TLS_PORT = 465;

    /** Who hands in. */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[redacted]";
        }
    }

    /**
     * Throws {@link IllegalArgumentException} for what is none, without a part of it, for a password may be one.
     *
     * @param url such as {@code smtp://user:password@host:port}, the user and the password percent-encoded
     */
    static SmtpServer parse(String url) {
        URI uri = uri(url);
        boolean tls = "smtps".equalsIgnoreCase(uri.getScheme());
        boolean none = uri.getHost() == null
                || !tls && !"smtp".equalsIgnoreCase(uri.getScheme())
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !uri.getRawPath().matches("/?")
                || uri.getPort() == 0
                || uri.getPort() > 0xFFFF;
        if (none) {
            throw wrong();
        }
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        return new SmtpServer(
                host,
                uri.getPort() > 0 ? uri.getPort() : tls ? TLS_PORT : PLAIN_PORT,
                tls,
                Optional.ofNullable(uri.getRawUserInfo()).map(SmtpServer::login));
    }

    private static Login login(String userInfo) {
        int colon = userInfo.indexOf(':');
        if (colon < 1 || colon == userInfo.length() - 1) {
            throw wrong();
        }
        return new Login(decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), UTF_8); // a plus is a plus here, and no blank
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw wrong();
        }
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                "mail.url (SMTP_URL) must be smtp://host:port or smtps://host:port, with user:password@ in front of the host if the"
                        + " server asks for them; in these, write other characters than letters and digits as %XX, such as %40 for @.");
    }
}
