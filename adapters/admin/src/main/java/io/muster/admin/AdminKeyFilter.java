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

/**
 * Stands before everything on the admin port, also before what Dropwizard brings. Probes are open: they tell whether the service is
 * well, and counts without a tenant in them. Browsers are turned away: what sends an {@code Origin} is no operator.
 */
final class AdminKeyFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> PROBES = Set.of("/ping", "/healthcheck", "/metrics");
    private static final String SCHEME = "bearer ";

    private final transient AdminKey key;
    private final transient FailedAttempts failures = new FailedAttempts();

    @Inject
    AdminKeyFilter(AdminKey key) {
        this.key = key;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        String address = request.getRemoteAddr();
        if (request.getHeader("Origin") != null) {
            refuse(request, response, 403, "Requests of web pages are not taken here.");
        } else if (PROBES.contains(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else if (failures.areTooMany(address)) {
            response.setHeader("Retry-After", Long.toString(FailedAttempts.WINDOW.toSeconds()));
            refuse(request, response, 429, "Too many wrong keys. Wait a minute.");
        } else if (presented(request).filter(key::isPresentedAs).isPresent()) {
            chain.doFilter(request, response);
        } else {
            failures.add(address);
            response.setHeader("WWW-Authenticate", "Bearer realm=\"admin\"");
            refuse(
                    request,
                    response,
                    401,
                    "Send the admin key as \"Authorization: Bearer …\"; it is what ADMIN_KEY says, or in admin.key in the data folder.");
        }
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
