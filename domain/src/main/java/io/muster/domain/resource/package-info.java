/** Attribute values as a tree that a schema describes (RFC 7643 §2.2 to §2.5). */
@NullMarked
package io.muster.domain.resource;

import org.jspecify.annotations.NullMarked;
