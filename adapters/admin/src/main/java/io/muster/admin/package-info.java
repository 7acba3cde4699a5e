/** What people and scripts call: admin tasks and the management API. */
@NullMarked
package io.muster.admin;

import org.jspecify.annotations.NullMarked;
