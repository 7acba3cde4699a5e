/** What people get in the product when they are provisioned: templates, their conditions, and which grants a user gets. */
@NullMarked
package io.muster.domain.template;

import org.jspecify.annotations.NullMarked;
