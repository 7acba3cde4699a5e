/** How a pushed person is recognised as one whom the tenant knows already. */
@NullMarked
package io.muster.domain.match;

import org.jspecify.annotations.NullMarked;
