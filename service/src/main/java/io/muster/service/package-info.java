/** The runnable service: configuration, wiring, commands. */
@NullMarked
package io.muster.service;

import org.jspecify.annotations.NullMarked;
