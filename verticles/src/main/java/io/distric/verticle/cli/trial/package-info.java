/** Workflows that are run for tests, without a node: for the command line and for editors. */
@NullMarked
package io.distric.verticle.cli.trial;

import org.jspecify.annotations.NullMarked;
