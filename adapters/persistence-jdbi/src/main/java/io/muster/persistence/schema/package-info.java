/** The schemas that tenants have added. */
@NullMarked
package io.muster.persistence.schema;

import org.jspecify.annotations.NullMarked;
