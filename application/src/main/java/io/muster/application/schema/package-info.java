/** Schemas that tenants add to the RFC's own. */
@NullMarked
package io.muster.application.schema;

import org.jspecify.annotations.NullMarked;
