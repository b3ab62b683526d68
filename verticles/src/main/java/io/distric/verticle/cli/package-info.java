/** The command line: starts nodes, and speaks to nodes that run. */
@NullMarked
package io.distric.verticle.cli;

import org.jspecify.annotations.NullMarked;
