package io.muster.application.job;

import java.util.function.BiConsumer;

/**
 * The node that jobs run on.
 *
 * @param name by which operators know it
 * @param log is told of bugs
 */
public record JobNode(String name, BiConsumer<String, RuntimeException> log) {}
