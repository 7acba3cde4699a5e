@NullMarked
package io.muster.service;

import org.jspecify.annotations.NullMarked;
