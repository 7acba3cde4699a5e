/** What comes of the connections to IdPs, counted, kept, shown, and watched for silence. */
@NullMarked
package io.muster.application.health;

import org.jspecify.annotations.NullMarked;
