package io.muster.domain.health;

/** What an IdP asks for, as far as the health of its connection is concerned. */
public enum RequestKind {
    /** A look-up in the form of a connection test: of somebody who cannot exist, or of the first one or two of all. */
    PROBE,
    /** Any other query. */
    LOOK_UP,
    /** One resource by its id. */
    READ,
    WRITE;

    /** Whether an answer is a failure to the IdP. That a resource is gone is an answer; that an endpoint is not there is none. */
    public boolean isFailure(int status) {
        return status >= 400 && !(this == READ && status == 404);
    }
}
