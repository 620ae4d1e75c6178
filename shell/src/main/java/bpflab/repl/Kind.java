package bpflab.repl;

/** What a piece of code is to its reader. */
enum Kind { PLAIN, KEYWORD, TYPE, TEXT, NUMBER, REMARK, NAME, REGISTER }
