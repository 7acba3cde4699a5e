package io.muster.service;

/** The service cannot start as it is set up; the message says why and what mends it. */
final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }
}
