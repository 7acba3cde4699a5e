package io.muster.simulator;

/** A group as an IdP remembers it. */
record Group(String id, String name) {
    String path() {
        return "/Groups/" + id;
    }
}
