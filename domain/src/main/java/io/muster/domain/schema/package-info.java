/** Attribute definitions and their characteristics, the core and enterprise schemas (RFC 7643 §2, §4, §7). */
@NullMarked
package io.muster.domain.schema;

import org.jspecify.annotations.NullMarked;
