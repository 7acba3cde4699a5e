package io.muster.scimhttp.error;

import io.muster.application.Unavailable;
import io.muster.domain.activity.Cause;
import io.muster.scimhttp.auth.ScimExchange;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything else: the database is away (503), the body outgrew its limit while it was read (413), or it is a bug (500). */
public final class BugMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(BugMapper.class);
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final int RETRY_AFTER_SECONDS_IF_FULL = 30;

    private final Provider<ContainerRequestContext> request;

    @Inject
    public BugMapper(Provider<ContainerRequestContext> request) {
        this.request = request;
    }

    @Override
    public Response toResponse(Throwable problem) {
        ScimExchange exchange = ScimExchange.of(request.get());
        String reference = exchange.reference().value();
        if (problem instanceof Unavailable unavailable) {
            return later(unavailable, exchange);
        }
        if (LimitPassed.isCauseOf(problem)) {
            exchange.failed(Cause.TOO_LARGE);
            return answer(413, reference);
        }
        if (problem instanceof HttpException jetty) {
            // such as a body that came too slowly, as Jetty met it while it was read
            return answer(jetty.getCode(), reference);
        }
        if (problem instanceof java.io.IOException) {
            return answer(400, reference);
        }
        LOG.error("a bug met by request {}", reference, problem);
        return answer(500, reference);
    }

    private static Response later(Unavailable problem, ScimExchange exchange) {
        exchange.failed(Cause.DATABASE_AWAY);
        LOG.warn("answered with 503: {}", problem.getMessage());
        return Response.fromResponse(ScimError.response(
                        ScimStatus.of(503),
                        ContainerTexts.detail(problem),
                        exchange.reference().value()))
                .header(HttpHeaders.RETRY_AFTER, problem.isFull() ? RETRY_AFTER_SECONDS_IF_FULL : RETRY_AFTER_SECONDS)
                .build();
    }

    private static Response answer(int status, String reference) {
        return ScimError.response(ScimStatus.of(status), ContainerTexts.detail(status), reference);
    }
}
