/** A task plugin as an outside author writes it: one class, one service file, one jar. */
package io.distric.examples.scorer;
