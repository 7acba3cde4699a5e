/** Rules without input or output: what every capability needs stands here, the rest in a package of its own. */
@NullMarked
package io.muster.domain;

import org.jspecify.annotations.NullMarked;
