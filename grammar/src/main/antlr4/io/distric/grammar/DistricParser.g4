/**
 * The sentences of the rule language. Three shapes only: a declaration with a body, a clause that
 * begins with its word, a map of options; so a new option needs no new grammar.
 */
parser grammar DistricParser;

options { tokenVocab = DistricLexer; }

// What a reader starts with.
expression: expr EOF;
template: textPart* EOF;
fieldPath: path EOF;
fieldType: type EOF;
file: declaration* EOF;
oneDeclaration: declaration EOF;

// What a reader goes through, part by part, to tell all the faults of a declaration.
oneRuleClause: ruleClause EOF;
oneChainClause: chainClause EOF;
oneWorkflowClause: workflowClause EOF;
oneTestClause: testClause EOF;
oneField: fieldDeclaration EOF;

declaration
  : PACKAGE plainName? (VERSION NUMBER)?                                    # packageHeader
  | SCHEMA id (MATCH expr)? (KEY path)? LEFT_BRACE fieldDeclaration* RIGHT_BRACE # schema
  | CONST id ASSIGN expr                                                    # constantValue
  | LIST id ASSIGN expr                                                     # namedList
  | TABLE id (FROM plainText)? KEY id (ROWS expr)?                          # table
  | MACRO id (LEFT_PARENTHESIS (id (COMMA id)*)? RIGHT_PARENTHESIS)? ASSIGN expr # macro
  | RULE id plainText? LEFT_BRACE ruleClause* RIGHT_BRACE                   # rule_
  | CHAIN id plainText? LEFT_BRACE chainClause* RIGHT_BRACE                 # chain
  | WORKFLOW id plainText? LEFT_BRACE workflowClause* RIGHT_BRACE           # workflow
  | SCHEDULE id plainText plainText? (ZONE plainText)? RUN qualified map? with? # schedule
  | TEST plainText LEFT_BRACE testClause* RIGHT_BRACE                       # test_
  ;

fieldDeclaration: fieldName QUESTION? COLON type (ASSIGN expr)? COMMA?;

ruleClause
  : ON id                                                                   # ruleOn
  | PRIORITY expr                                                           # rulePriority
  | TAGS expr                                                               # ruleTags
  | ENABLED expr                                                            # ruleEnabled
  | SHADOW expr                                                             # ruleShadow
  | LET id ASSIGN expr                                                      # ruleLet
  | WHEN expr                                                               # ruleWhen
  | EXCEPT plainText? expr                                                  # ruleExcept
  | SET path ASSIGN expr                                                    # ruleSet
  | REMOVE path                                                             # ruleRemove
  | RUN qualified map? with?                                                # ruleRun
  | EMIT plainText map?                                                     # ruleEmit
  | STOP                                                                    # ruleStop
  ;

with: WITH map;

chainClause
  : MODE NAME                                                               # chainMode
  | id ARROW id (COMMA id)* (IF NAME)?                                      # chainEdge
  ;

workflowClause
  : INPUT LEFT_BRACE fieldDeclaration* RIGHT_BRACE                          # workflowInput
  | DEFAULTS map                                                            # workflowDefaults
  | ON FAILURE LEFT_BRACE (COMPENSATE | step)* RIGHT_BRACE                  # workflowFailure
  | OUTPUT map                                                              # workflowOutput
  | step                                                                    # workflowStep
  ;

step
  : TASK id COLON qualified map? stepPart*                                  # taskStep
  | WORKFLOW id COLON qualified map? stepPart*                              # childStep
  | SWITCH id COLON expr stepPart* LEFT_BRACE switchCase* (ELSE block)? RIGHT_BRACE # switchStep
  | FOREACH id COLON id IN expr stepPart* block                             # foreachStep
  | REPEAT id COLON UNTIL expr stepPart* block                              # repeatStep
  | WAIT id COLON expr stepPart*                                            # waitStep
  ;

stepPart
  : AFTER id (COMMA id)*                                                    # stepAfter
  | IF expr                                                                 # stepIf
  | with                                                                    # stepWith
  | UNDO LEFT_BRACE TASK id COLON qualified map? with? RIGHT_BRACE          # stepUndo
  ;

switchCase: CASE expr (COMMA expr)* block;
block: LEFT_BRACE step* RIGHT_BRACE;

testClause
  : AT expr                                                                 # testAt
  | GIVEN id? map                                                           # testGiven
  | MOCK qualified ANSWER (FAULT plainText | expr)                          # testMock
  | EXPECT MATCH plainId (COMMA plainId)*                                   # expectMatch
  | EXPECT NO MATCH (plainId (COMMA plainId)*)?                             # expectNoMatch
  | EXPECT RUN plainName map?                                               # expectRun
  | EXPECT EMIT plainText map?                                              # expectEmit
  | EXPECT WORKFLOW plainName NAME with?                                    # expectEnded
  | EXPECT expr                                                             # expectHolds
  ;

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

path: reference pathStep*;

pathStep
  : DOT name                                        # pathMember
  | LEFT_BRACKET STAR RIGHT_BRACKET                 # pathAny
  | LEFT_BRACKET NUMBER RIGHT_BRACKET               # pathIndex
  | LEFT_BRACKET (text | RAW_TEXT) RIGHT_BRACKET    # pathKey
  ;

primary
  : literal                                         # constant
  | text                                            # quoted
  | reference LEFT_PARENTHESIS (argument (COMMA argument)* COMMA?)? RIGHT_PARENTHESIS # call
  | reference                                       # field
  | LEFT_PARENTHESIS expr RIGHT_PARENTHESIS         # parentheses
  | LEFT_BRACKET arguments? RIGHT_BRACKET           # list
  | map                                             # mapValue
  ;

map: LEFT_BRACE (pair (COMMA pair)* COMMA?)? RIGHT_BRACE;
arguments: expr (COMMA expr)* COMMA?;
argument: (name COLON)? expr;
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
  : LEFT_BRACE fieldDeclaration* RIGHT_BRACE
  | typeName LESS type GREATER
  | typeName LEFT_PARENTHESIS plainText (COMMA plainText)* RIGHT_PARENTHESIS
  | typeName
  ;

/** No word that could continue the default of the field before. */
fieldName: NAME | QUOTED_NAME | MISSING | PRESENT | clauseWord | declarationWord | plainText;

typeName: NAME | LIST;
plainText: text | RAW_TEXT;

/** What a declaration is called: a name, or any text in quotes. */
id: NAME | QUOTED_NAME | plainText | clauseWord;

/** The name of a type of task or of a workflow: with dots, or any text in quotes. */
qualified: (NAME | QUOTED_NAME | clauseWord) (DOT name)* | plainText;

// Where a word could be the next clause, a name that is one stands in quotes.
plainId: NAME | QUOTED_NAME | plainText;
plainName: (NAME | QUOTED_NAME) (DOT name)* | plainText;

/** At the head of an expression: all but the words that have a meaning there. */
reference
  : NAME | QUOTED_NAME
  | BETWEEN | MATCHES | CONTAINS | STARTS_WITH | ENDS_WITH | MISSING | PRESENT
  | clauseWord | declarationWord
  ;

/** Behind a dot and as a key: every word. */
name: reference | AND | OR | NOT | IN | IS | NULL | TRUE | FALSE;

declarationWord
  : PACKAGE | SCHEMA | CONST | LIST | TABLE | MACRO | RULE | CHAIN | WORKFLOW | SCHEDULE | TEST
  ;

clauseWord
  : VERSION | FROM | KEY | ROWS | ON | PRIORITY | TAGS | ENABLED | SHADOW
  | LET | WHEN | EXCEPT | SET | REMOVE | RUN | WITH | EMIT | STOP
  | MODE | IF | INPUT | DEFAULTS | TASK | AFTER | UNDO | FOREACH | SWITCH
  | CASE | ELSE | REPEAT | UNTIL | WAIT | FAILURE | COMPENSATE | OUTPUT | ZONE
  | AT | GIVEN | MOCK | EXPECT | NO | MATCH | FAULT
  ;
