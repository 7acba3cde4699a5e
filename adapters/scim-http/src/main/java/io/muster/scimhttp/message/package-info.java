/** The messages of the protocol: documents, lists, patches, selections of attributes. */
@NullMarked
package io.muster.scimhttp.message;

import org.jspecify.annotations.NullMarked;
