package io.muster.scimhttp.error;

import io.muster.scimhttp.auth.AllowedMethods;
import io.muster.scimhttp.auth.ScimExchange;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Jersey's own answers: no such path, wrong method, wrong media type. */
public final class JerseyAnswerMapper implements ExceptionMapper<WebApplicationException> {
    private final Provider<ContainerRequestContext> request;

    @Inject
    public JerseyAnswerMapper(Provider<ContainerRequestContext> request) {
        this.request = request;
    }

    @Override
    public Response toResponse(WebApplicationException answer) {
        int code = answer.getResponse().getStatus();
        String reference = ScimExchange.of(request.get()).reference().value();
        Response.ResponseBuilder response =
                Response.fromResponse(ScimError.response(ScimStatus.of(code), ContainerTexts.detail(code), reference));
        String allow = answer.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? response : response.header(HttpHeaders.ALLOW, AllowedMethods.served(allow))).build();
    }
}
