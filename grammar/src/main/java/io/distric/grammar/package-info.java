/** The lexer and the parser of the rule language, generated from the grammar beside this file. */
package io.distric.grammar;
