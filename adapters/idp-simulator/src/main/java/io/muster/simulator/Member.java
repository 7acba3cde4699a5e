package io.muster.simulator;

/** A user as an IdP puts them into a group. */
record Member(String id, String userName) {}
