/** Long work in the background: jobs, what each kind of them does, who drives them, and who may stop them. */
@NullMarked
package io.muster.application.job;

import org.jspecify.annotations.NullMarked;
