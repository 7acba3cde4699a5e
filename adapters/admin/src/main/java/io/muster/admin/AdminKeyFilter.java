package io.muster.admin;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before everything on the admin port, also before what Dropwizard brings. Probes are open: they tell whether the service is
 * well, and counts without a tenant in them. Requests that a web page of another site has made are refused. The right key always
 * passes; an address that sends wrong ones is answered with 429 after a few.
 */
final class AdminKeyFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> PROBES = Set.of("/ping", "/healthcheck", "/metrics");
    private static final String SCHEME = "bearer ";

    private static final Logger LOG = LoggerFactory.getLogger(AdminKeyFilter.class);

    /** What a browser says of a request that the person or a page of this port has made. */
    private static final Set<String> OWN_SITE = Set.of("none", "same-origin");

    private final transient AdminKey key;
    private final transient AdminHosts hosts;
    private final transient FailedAttempts failures = new FailedAttempts();

    @Inject
    AdminKeyFilter(AdminKey key, AdminSettings settings) {
        this.key = key;
        this.hosts = new AdminHosts(settings.hosts());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (isOfAnotherSite(request)) {
            refuse(request, response, 403, "Requests of web pages are not taken here.");
        } else if (request.getHeader("Host") != null && !hosts.isOurs(request.getHeader("Host"))) {
            refuse(
                    request,
                    response,
                    403,
                    "The admin port is not called by this host name. Use localhost or the address, or add the name to ADMIN_HOSTS.");
        } else if (!QueryText.isWellFormed(request.getQueryString())) {
            refuse(
                    request,
                    response,
                    400,
                    "The query of the URL is not well-formed: UTF-8, %XX for each escaped byte, no NUL.");
        } else if (PROBES.contains(request.getRequestURI())
                || presented(request).filter(key::isPresentedAs).isPresent()) {
            chain.doFilter(request, response);
        } else {
            refuseKey(request, response);
        }
    }

    /** A request without a key is no attempt to guess it. */
    private void refuseKey(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = request.getRemoteAddr();
        boolean guessed = presented(request).filter(text -> !text.isEmpty()).isPresent();
        if (guessed && failures.add(address)) {
            LOG.warn("wrong admin keys come from {}; further ones are answered with 429 for a minute", address);
        }
        if (guessed && failures.areTooMany(address)) {
            response.setHeader("Retry-After", Long.toString(FailedAttempts.WINDOW.toSeconds()));
            refuse(
                    request,
                    response,
                    429,
                    "Too many wrong keys came from your address. Send the right one, or wait a minute.");
            return;
        }
        response.setHeader("WWW-Authenticate", "Bearer realm=\"admin\"");
        refuse(
                request,
                response,
                401,
                "Send the admin key as \"Authorization: Bearer …\"; it is what ADMIN_KEY says, or in admin.key in the data folder.");
    }

    private static boolean isOfAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return request.getHeader("Origin") != null || site != null && !OWN_SITE.contains(site);
    }

    private static Optional<String> presented(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String detail)
            throws IOException {
        AdminAnswer.error(status, detail).write(request, response);
    }
}
