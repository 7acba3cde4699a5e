/** The database that may come along with the service. */
@NullMarked
package io.muster.application.database;

import org.jspecify.annotations.NullMarked;
