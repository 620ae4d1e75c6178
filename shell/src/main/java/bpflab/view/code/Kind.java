package bpflab.view.code;

/** What a piece of code is to its reader. */
public enum Kind { PLAIN, KEYWORD, TYPE, TEXT, NUMBER, REMARK, NAME, REGISTER }
