/** The activity log. */
@NullMarked
package io.muster.persistence.activity;

import org.jspecify.annotations.NullMarked;
