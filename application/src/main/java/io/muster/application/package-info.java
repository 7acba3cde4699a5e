/** Use cases: the ports that others call or supply, and the services between them. What all of them use stands here. */
@NullMarked
package io.muster.application;

import org.jspecify.annotations.NullMarked;
