/** Writes the messages of the payments example. */
package io.distric.examples.payments;
