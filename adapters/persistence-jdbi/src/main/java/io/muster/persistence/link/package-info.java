/** What support has done to links, and who may be one person. */
@NullMarked
package io.muster.persistence.link;

import org.jspecify.annotations.NullMarked;
