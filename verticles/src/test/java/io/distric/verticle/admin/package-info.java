/** Tests of the doors, over real sockets. */
@NullMarked
package io.distric.verticle.admin;

import org.jspecify.annotations.NullMarked;
