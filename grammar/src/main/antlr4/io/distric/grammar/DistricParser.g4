/** The sentences of the rule language: expressions, and the small texts that YAML and JSON hold. */
parser grammar DistricParser;

options { tokenVocab = DistricLexer; }

// What a reader starts with.
expression: expr EOF;
template: textPart* EOF;
fieldPath: reference pathStep* EOF;
fieldType: type EOF;

expr: disjunction (QUESTION expr COLON expr)?;
disjunction: conjunction (OR conjunction)*;
conjunction: negation (AND negation)*;
negation: NOT negation | comparison;
comparison: coalescing test?;

test
  : comparator coalescing                           # compare
  | NOT? IN coalescing (RANGE coalescing)?          # membership
  | NOT? BETWEEN coalescing AND coalescing          # between
  | IS NOT? (MISSING | PRESENT | NULL)              # presence
  ;

comparator
  : EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL
  | CONTAINS | STARTS_WITH | ENDS_WITH | MATCHES
  ;

coalescing: sum (COALESCE sum)*;
sum: product ((PLUS | MINUS) product)*;
product: signed ((STAR | SLASH) signed)*;
signed: MINUS signed | postfix;
postfix: primary suffix*;

suffix
  : DOT name                                        # member
  | LEFT_BRACKET STAR RIGHT_BRACKET                 # anyElement
  | LEFT_BRACKET expr RIGHT_BRACKET                 # element
  ;

pathStep
  : DOT name                                        # pathMember
  | LEFT_BRACKET STAR RIGHT_BRACKET                 # pathAny
  | LEFT_BRACKET NUMBER RIGHT_BRACKET               # pathIndex
  | LEFT_BRACKET (text | RAW_TEXT) RIGHT_BRACKET    # pathKey
  ;

primary
  : literal                                         # constant
  | text                                            # quoted
  | reference LEFT_PARENTHESIS arguments? RIGHT_PARENTHESIS # call
  | reference                                       # field
  | LEFT_PARENTHESIS expr RIGHT_PARENTHESIS         # parentheses
  | LEFT_BRACKET arguments? RIGHT_BRACKET           # list
  | LEFT_BRACE (pair (COMMA pair)* COMMA?)? RIGHT_BRACE # map
  ;

arguments: expr (COMMA expr)* COMMA?;
pair: (name | text | RAW_TEXT) COLON expr;

literal
  : NUMBER | MALFORMED_NUMBER | DURATION | SIZE | PERCENT | DATE | RAW_TEXT | TRUE | FALSE | NULL
  ;

text: OPEN_TEXT textPart* CLOSE_TEXT;

textPart
  : CHARACTERS
  | ESCAPE
  | OPEN_PART expr RIGHT_BRACE
  ;

type
  : NAME LESS type GREATER
  | NAME LEFT_PARENTHESIS (text | RAW_TEXT) (COMMA (text | RAW_TEXT))* RIGHT_PARENTHESIS
  | NAME
  ;

/** At the head of an expression: all but the words that have a meaning there. */
reference
  : NAME | QUOTED_NAME
  | BETWEEN | MATCHES | CONTAINS | STARTS_WITH | ENDS_WITH | MISSING | PRESENT
  ;

/** Behind a dot and as a key: every word. */
name: reference | AND | OR | NOT | IN | IS | NULL | TRUE | FALSE;
