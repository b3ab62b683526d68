/** Task plugins as an outside author writes them. */
package io.distric.examples;
