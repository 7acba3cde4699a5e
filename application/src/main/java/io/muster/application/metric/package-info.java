/** What operators watch: requests as they are answered, and how all tenants together stand. */
@NullMarked
package io.muster.application.metric;

import org.jspecify.annotations.NullMarked;
