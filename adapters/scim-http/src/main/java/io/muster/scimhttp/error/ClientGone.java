package io.muster.scimhttp.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client that goes away while it is answered: there is nobody to tell and nothing to fix, so one line in the log is enough. */
public final class ClientGone implements WriterInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(ClientGone.class);

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        try {
            context.proceed();
        } catch (JsonProcessingException bug) {
            throw bug;
        } catch (IOException gone) {
            LOG.info("the client went away before it was answered: {}", gone.toString());
        }
    }
}
