/** PostgreSQL's own programs, unpacked and run beside the service. */
@NullMarked
package io.muster.embedded;

import org.jspecify.annotations.NullMarked;
