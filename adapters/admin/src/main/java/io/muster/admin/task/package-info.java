/** The tasks of the admin port, one class each; no rule lives in them. */
@NullMarked
package io.muster.admin.task;

import org.jspecify.annotations.NullMarked;
