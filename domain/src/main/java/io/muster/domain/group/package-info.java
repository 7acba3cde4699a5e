/** The group, its id and its events; its members are never part of it, they come and go one by one. */
@NullMarked
package io.muster.domain.group;

import org.jspecify.annotations.NullMarked;
