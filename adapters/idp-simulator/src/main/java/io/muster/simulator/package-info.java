/** Acts as an identity provider against any SCIM 2.0 server, and tells step by step what it met. */
@NullMarked
package io.muster.simulator;

import org.jspecify.annotations.NullMarked;
