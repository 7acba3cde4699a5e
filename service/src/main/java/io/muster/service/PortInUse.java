package io.muster.service;

/** Another process has a port that the service is to listen on. */
final class PortInUse extends StartRefused {
    private static final long serialVersionUID = 1L;

    PortInUse(String message) {
        super(message);
    }
}
