package io.muster.service;

/** A command cannot do its work as things are set up; the message says why, and how to fix it. */
class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }
}
