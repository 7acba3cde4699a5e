/** What a tenant's activity log takes in and gives out. */
@NullMarked
package io.muster.application.activity;

import org.jspecify.annotations.NullMarked;
