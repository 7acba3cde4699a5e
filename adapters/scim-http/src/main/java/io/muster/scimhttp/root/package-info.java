/** What belongs to no single kind of resource: the query over all of them, and {@code /Me}. */
@NullMarked
package io.muster.scimhttp.root;

import org.jspecify.annotations.NullMarked;
