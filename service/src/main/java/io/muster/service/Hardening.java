package io.muster.service;

import io.dropwizard.core.setup.Environment;
import io.muster.application.activity.CountedErrors;
import io.muster.domain.Limits;
import io.muster.scimhttp.error.ContainerErrors;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ConditionalHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;

/**
 * Defaults of the server that are not settings: bodies are bounded while they are read, so is the queue of requests, and every error
 * is a SCIM error.
 */
final class Hardening {
    /** Three quarters of the default of {@code maxThreads}, so that a flood leaves threads for the probes. */
    private static final int MAX_REQUESTS = 48;

    private static final int MAX_WAITING_REQUESTS = 200;
    /** Of a buffer each: a few MiB in all. */
    private static final int MAX_READS_OF_REFUSED = 256;

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private static final Pattern GROUPS = Pattern.compile("/groups", Pattern.CASE_INSENSITIVE);

    private Hardening() {}

    static void apply(Environment environment, Limits limits, CountedErrors counted) {
        ContainerErrors errors = new ContainerErrors(counted);
        environment.getApplicationContext().setErrorHandler(errors);
        ConditionalHandler.SkipNext forGroups = new ConditionalHandler.SkipNext();
        forGroups.include(
                request -> GROUPS.matcher(request.getHttpURI().getPath()).find());
        environment.getApplicationContext().insertHandler(new SizeLimitHandler(limits.bodyBytes(), -1));
        environment.getApplicationContext().insertHandler(forGroups);
        environment.getApplicationContext().insertHandler(new SizeLimitHandler(limits.groupBodyBytes(), -1));
        FairQueue queue = new FairQueue();
        queue.setMaxRequestCount(MAX_REQUESTS);
        queue.setMaxSuspendedRequestCount(MAX_WAITING_REQUESTS);
        queue.setMaxSuspend(MAX_WAIT);
        environment.getApplicationContext().insertHandler(queue);
        environment.lifecycle().addServerLifecycleListener(server -> {
            server.setErrorHandler(errors);
            DoubledSlashes.takeOn(server);
            readWhatIsRefused(server);
            refuseTransferCodings(server);
        });
    }

    /** But for chunked: Jetty would hand on what a client has compressed as if it were the body (RFC 9112 §6.1). */
    private static void refuseTransferCodings(Server server) {
        for (HttpConfiguration http : server.getContainedBeans(HttpConfiguration.class)) {
            http.addCustomizer((request, headers) -> {
                for (String coding : request.getHeaders().getCSV(HttpHeader.TRANSFER_ENCODING, true)) {
                    if (!coding.equalsIgnoreCase("chunked")) {
                        throw new HttpException.RuntimeException(HttpStatus.NOT_IMPLEMENTED_501);
                    }
                }
                return request;
            });
        }
    }

    /** A client that is still sending a body that is too large gets to read why it is refused, and not a broken connection. */
    private static void readWhatIsRefused(Server server) {
        for (Connector connector : server.getConnectors()) {
            HttpConnectionFactory http = connector.getConnectionFactory(HttpConnectionFactory.class);
            if (http != null) {
                http.getHttpConfiguration().setMaxUnconsumedRequestContentReads(MAX_READS_OF_REFUSED);
            }
        }
    }
}
