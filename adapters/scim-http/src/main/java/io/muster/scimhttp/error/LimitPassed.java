package io.muster.scimhttp.error;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;

/** Jetty's way of saying, in the middle of reading, that a body is too large. */
final class LimitPassed {
    private LimitPassed() {}

    static boolean isCauseOf(Throwable problem) {
        Throwable cause = problem;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof HttpException http && http.getCode() == HttpStatus.PAYLOAD_TOO_LARGE_413) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
