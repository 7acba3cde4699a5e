package io.muster.service;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/** Takes {@code //} in a path for {@code /}: IdPs that join a Tenant URL and a path send it where the Tenant URL ends with a slash. */
final class DoubledSlashes implements HttpConfiguration.Customizer {
    private static final UriCompliance TAKEN =
            UriCompliance.DEFAULT.with("DOUBLED_SLASHES", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT);

    static void takeOn(Server server) {
        for (HttpConfiguration http : server.getContainedBeans(HttpConfiguration.class)) {
            http.setUriCompliance(TAKEN);
            http.addCustomizer(new DoubledSlashes());
        }
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        HttpURI uri = request.getHttpURI();
        String path = uri.getPath();
        if (path == null || !path.contains("//")) {
            return request;
        }
        HttpURI compact = HttpURI.build(uri, path.replaceAll("/{2,}", "/"), uri.getParam(), uri.getQuery());
        return new Request.Wrapper(request) {
            @Override
            public HttpURI getHttpURI() {
                return compact;
            }
        };
    }
}
