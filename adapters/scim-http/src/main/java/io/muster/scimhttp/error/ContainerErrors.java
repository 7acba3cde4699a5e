package io.muster.scimhttp.error;

import io.muster.domain.activity.Reference;
import io.muster.scimhttp.auth.AllowedMethods;
import io.muster.scimhttp.message.ScimJson;
import io.muster.scimhttp.message.ScimMedia;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Errors that Jetty answers before any resource is reached: a malformed URL, headers too long, too many requests. */
public final class ContainerErrors extends ErrorHandler {
    private static final int RETRY_AFTER_SECONDS = 2;

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
                Reference.next().value()));
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
