/**
 * The words of the rule language.
 *
 * A text in double quotes may hold expressions and these may hold texts, so the lexer keeps a stack
 * of modes: every opening brace is pushed, every closing one popped.
 */
lexer grammar DistricLexer;

@members {
  /** A closing brace too many is the parser's to report. */
  @Override
  public int popMode() {
    return _modeStack.isEmpty() ? _mode : super.popMode();
  }
}

AND: 'and';
OR: 'or';
NOT: 'not';
IN: 'in';
IS: 'is';
NULL: 'null';
TRUE: 'true';
FALSE: 'false';
BETWEEN: 'between';
MATCHES: 'matches';
CONTAINS: 'contains';
STARTS_WITH: 'startsWith' | 'starts_with';
ENDS_WITH: 'endsWith' | 'ends_with';
MISSING: 'missing';
PRESENT: 'present';

/* Words that begin a declaration. */
PACKAGE: 'package';
SCHEMA: 'schema';
CONST: 'const';
LIST: 'list';
TABLE: 'table';
MACRO: 'macro';
RULE: 'rule';
CHAIN: 'chain';
WORKFLOW: 'workflow';
SCHEDULE: 'schedule';
TEST: 'test';

/* Words that begin a clause or join its parts. */
VERSION: 'version';
FROM: 'from';
KEY: 'key';
ROWS: 'rows';
ON: 'on';
PRIORITY: 'priority';
TAGS: 'tags';
ENABLED: 'enabled';
SHADOW: 'shadow';
LET: 'let';
WHEN: 'when';
EXCEPT: 'except';
SET: 'set';
REMOVE: 'remove';
RUN: 'run';
WITH: 'with';
EMIT: 'emit';
STOP: 'stop';
MODE: 'mode';
IF: 'if';
INPUT: 'input';
DEFAULTS: 'defaults';
TASK: 'task';
AFTER: 'after';
UNDO: 'undo';
FOREACH: 'foreach';
SWITCH: 'switch';
CASE: 'case';
ELSE: 'else';
REPEAT: 'repeat';
UNTIL: 'until';
WAIT: 'wait';
FAILURE: 'failure';
COMPENSATE: 'compensate';
OUTPUT: 'output';
ZONE: 'zone';
AT: 'at';
GIVEN: 'given';
MOCK: 'mock';
EXPECT: 'expect';
NO: 'no';
MATCH: 'match';
FAULT: 'error';

EQUAL: '==';
NOT_EQUAL: '!=';
LESS_OR_EQUAL: '<=';
GREATER_OR_EQUAL: '>=';
LESS: '<';
GREATER: '>';
COALESCE: '??';
ASSIGN: '=';
ARROW: '->';
ANSWER: '=>';
QUESTION: '?';
COLON: ':';
RANGE: '..';
DOT: '.';
COMMA: ',';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
LEFT_PARENTHESIS: '(';
RIGHT_PARENTHESIS: ')';
LEFT_BRACKET: '[';
RIGHT_BRACKET: ']';
LEFT_BRACE: '{' -> pushMode(DEFAULT_MODE);
RIGHT_BRACE: '}' -> popMode;

DURATION: (DIGIT+ ('ns' | 'us' | 'ms' | 's' | 'm' | 'h' | 'd'))+;
SIZE: DIGIT+ ('Ki' | 'Mi' | 'Gi');
PERCENT: DIGIT+ ('.' DIGIT+)? '%';
DATE: '@' DIGIT+ '-' DIGIT+ '-' DIGIT+ ('T' [0-9:]+ ('.' DIGIT+)? ('Z' | [+\-] [0-9:]+)?)?;
NUMBER: DIGIT [0-9_]* ('.' DIGIT [0-9_]*)? ([eE] [+\-]? DIGIT+)?;
/** Told apart so that the message can say what a number looks like. */
MALFORMED_NUMBER: DIGIT [0-9_]* ('.' DIGIT [0-9_]*)? LETTER (LETTER | DIGIT)*;

RAW_TEXT: '\'' ~['\r\n]* '\'';
OPEN_TEXT: '"' -> pushMode(TEXT);
QUOTED_NAME: '`' (~[`\r\n] | '``')+ '`';
NAME: LETTER (LETTER | DIGIT)*;

COMMENT: ('//' ~[\r\n]* | '#' ~[\r\n]* | '/*' .*? '*/') -> channel(HIDDEN);
SPACE: [ \t\r\n]+ -> skip;

/** What other languages write; the parser answers with our spelling. */
FOREIGN: '===' | '!==' | '&&' | '||' | '!' | '<>' | '=<' | '=~';
UNCLOSED_RAW_TEXT: '\'' ~['\r\n]*;
UNCLOSED_NAME: '`' ~[`\r\n]*;
UNKNOWN: .;

fragment DIGIT: [0-9];
fragment LETTER: [\p{L}_];

mode TEXT;
CLOSE_TEXT: '"' -> popMode;
OPEN_PART: '${' -> pushMode(DEFAULT_MODE);
ESCAPE: '\\u' HEX HEX HEX HEX | '\\' ~[\r\n];
CHARACTERS: ~["\\$\r\n]+ | '$';
UNCLOSED_TEXT: [\\\r\n] -> popMode;

fragment HEX: [0-9a-fA-F];

/** A text without quotes around it: what YAML and JSON hold. Only the opening of a part is special. */
mode PLAIN;
PLAIN_PART: '${' -> type(OPEN_PART), pushMode(DEFAULT_MODE);
PLAIN_ESCAPE: '\\${' -> type(ESCAPE);
PLAIN_CHARACTERS: (~[\\$]+ | '\\' | '$') -> type(CHARACTERS);
