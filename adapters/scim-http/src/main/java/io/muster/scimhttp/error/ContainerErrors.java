package io.muster.scimhttp.error;

import io.muster.application.activity.CountedErrors;
import io.muster.application.activity.CountedErrors.CountedError;
import io.muster.domain.activity.Cause;
import io.muster.domain.activity.Reference;
import io.muster.scimhttp.auth.AllowedMethods;
import io.muster.scimhttp.message.ScimJson;
import io.muster.scimhttp.message.ScimMedia;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Errors that Jetty answers before any resource is reached: a malformed URL, headers too long, too many requests. */
public final class ContainerErrors extends ErrorHandler {
    private static final int RETRY_AFTER_SECONDS = 2;

    private final CountedErrors errors;

    public ContainerErrors(CountedErrors errors) {
        this.errors = errors;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ScimMedia.SCIM_JSON);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (status == 405) {
            response.getHeaders()
                    .put(
                            HttpHeader.ALLOW,
                            AllowedMethods.at(request.getHttpURI().getPath()));
        }
        if (status == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        byte[] body = ScimJson.bytes(ScimError.document(
                ScimStatus.of(status),
                ContainerTexts.detail(status),
                reference(request, status).value()));
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    /** No tenant is known yet. */
    private Reference reference(Request request, int status) {
        return errors.count(new CountedError(
                Optional.empty(),
                Optional.empty(),
                "somebody",
                "request",
                "answered with " + status + " before a path was looked at",
                Optional.of(status < 500 ? Cause.UNKNOWN_REQUEST : Cause.BUG),
                Request.getRemoteAddr(request)));
    }
}
