/** What IdPs send that departs from the RFC, one class for each habit; what lies behind stays strict. */
@NullMarked
package io.muster.scimhttp.idp;

import org.jspecify.annotations.NullMarked;
