package io.distric.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a configuration key that is nowhere set, spelled as in a configuration file: {@code
 * 30s}, {@code 64Ki}, {@code 8080}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
  /** The spelling. */
  String value();
}
