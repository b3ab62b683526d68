/** Tests of the command line. */
@NullMarked
package io.distric.verticle.cli;

import org.jspecify.annotations.NullMarked;
