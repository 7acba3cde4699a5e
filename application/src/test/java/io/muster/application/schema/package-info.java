/** A fake of the schemas that tenants add. */
@NullMarked
package io.muster.application.schema;

import org.jspecify.annotations.NullMarked;
