/**
 * The rules that hold for the whole repository: who may use whom, what the engine may not call, how
 * long files and methods are. Each is shown to fail on a violation planted for it.
 */
@NullMarked
package io.distric.architecture;

import org.jspecify.annotations.NullMarked;
