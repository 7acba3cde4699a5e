package io.muster.application;

import java.util.Optional;
import java.util.UUID;

/**
 * A place in the order of a list, between a resource and the next one. It stays where it is whatever is added or deleted.
 *
 * @param key the value that the resource before it is sorted by; empty if it has none, or if the list is in the order of ids
 * @param id of the resource before it
 */
public record Position(Optional<String> key, UUID id) {}
