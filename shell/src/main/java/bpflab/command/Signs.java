package bpflab.command;

import java.util.regex.Pattern;

/** The marks by which a language is known, each a pattern that is looked for in a line. */
enum Signs {
    /** What C has and Java has not. */
    C("""
            ^\\s*\\#\\s*(include|define|ifdef|ifndef|endif|elif|undef|pragma)\\b
            | ^\\s*\\#\\s*(if|else)\\b.*(defined|$)
            | \\bSEC\\s*\\(\\s*" | \\b__(u|s|be|le)(8|16|32|64)\\b
            | \\b__(uint|type|array|always_inline|attribute__|builtin_\\w+)\\b
            | ^\\s*(typedef|extern|inline|unsigned|signed)\\s+\\w
            | ^\\s*(static\\s+|const\\s+|volatile\\s+)*(struct|union)\\s+(\\w+\\s*)?(\\{|\\*|\\w) | ^\\s*enum\\s*\\{
            | \\b(XDP_(PASS|DROP|TX|ABORTED|REDIRECT)|TC_ACT_\\w+|BPF_(MAP_TYPE|ANY|NOEXIST|F|CORE|KPROBE|PROG
            |HASH)\\w*)\\b
            | (?<![.\\w"])bpf_[a-z]\\w*\\s*\\( | (?<![.\\w"])(sizeof|printf|memcpy|memset|strlen|malloc|free)\\s*\\(
            | \\bNULL\\b | ^\\s*static\\s+(inline|const)\\s | ^\\s*volatile\\s+const\\s
            | ^\\s*(int|void|char|long|short|float|double|bool|u8|u16|u32|u64|size_t)\\s*\\*+\\s*\\w
            | \\(\\s*(void|int|char|long|u8|u16|u32|u64|const\\s+\\w+|struct\\s+\\w+)\\s*\\*+\\s*\\w*\\s*[),]
            | ,\\s*(struct\\s+\\w+|char|int|void)\\s*\\*+\\s*\\w* | \\(\\s*struct\\s | ^\\s*const\\s
            | ^\\s*(int|void|char|long)\\s+\\w+\\s*\\(\\s*void\\s*\\)
            | ^\\s*(static\\s+)?(int|char|long|short)\\s+\\w+\\s*\\[\\s*\\w*\\s*\\]
            | [(,=]\\s*&\\w | ^\\s*\\*+\\w+\\s*(=|\\+\\+|--|[-+*/|&]=) | ^\\s*goto\\s+\\w+\\s*; | ^\\s*\\(\\*\\w+
            | ^\\s*(u8|u16|u32|u64|bool|size_t|uint\\d+_t|int\\d+_t)\\s+\\w+
            | ^\\s*(if|while|return|for)\\b.*\\w->\\w | ^\\s*\\w+(->\\w+)+\\s*([-+*/|&^]?=|\\+\\+|--|;|$)
            | =\\s*\\w+->\\w+(->\\w+|\\.\\w+)*\\s*; | \\bctx->\\w
            | ^\\s*int\\s+main\\s*\\( | ^\\s*(int|long|void|char)\\s+(long|int|char|unsigned)\\b
            """),
    /** What BCC's scripts begin with and are made of, and neither Java nor C has. */
    PYTHON("""
            ^\\s*from\\s+[\\w.]+\\s+import\\s | ^\\#!.*\\bpython | ^\\s*def\\s+\\w+\\s*\\(.*\\)\\s*:\\s*$
            | ^\\s*\\w+\\s*=\\s*BPF\\s*\\(
            | ^\\s*(for\\s+\\w.*\\sin\\s.*|while\\s+[^({;]*|try|except\\b[^;{]*|elif\\b.*|else)\\s*:\\s*$
            """),
    /** A program's name, words and options: no operator stands between the words. */
    OPTIONS("""
            ^[a-z][\\w.+-]*(\\s+[\\w./:@%,=+-]+)*?\\s+(--[a-z][\\w-]+(=\\S+)?
            |-[A-Za-z]\\w*\\s+[A-Za-z/][\\w./:@-]*)(\\s+[\\w./:@%,=+-]+)*$
            """),
    /** A probe, and a block or a filter behind it. */
    BPFTRACE("""
            ^\\s*(tracepoint|kprobe|kretprobe|uprobe|uretprobe|usdt|fentry|fexit|kfunc|kretfunc|profile
            |interval|software
            |hardware|rawtracepoint|iter|watchpoint|asyncwatchpoint|kr|ur|rt|[tkuUpishf]):\\S+.*(\\{|/.*/|\\}|,|$)
            | ^\\s*(BEGIN|END)\\s*\\{
            | ^\\s*@\\w*\\[[^\\]]*\\]\\s*=\\s*(count|sum|avg|min|max|hist|lhist|stats)\\s*\\(
            """),
    /** What only Java begins with, even where a program has the same name. Its names may have any letters. */
    JAVA_FIRST("""
            ^(import\\s+(static\\s+)?[\\w.]+(\\.\\*)?\\s*;?$ | (true|false|null)\\b\\s*(;|$|[&|=!?.])
            | new\\s+\\w+(\\.\\w+)*\\s*[(\\[<{]
            | (int|long|short|byte|char|float|double|boolean|var|final)(\\[\\])*\\s+\\w+\\s*(;|=|\\(|,|$|\\[\\])
            | (if|while|for|switch|synchronized|catch)\\s*\\(.* | (try|do|else|finally)\\s*[{(]
            | (public|private|protected|static|abstract|final|sealed|default)\\s+(public\\s+|static\\s+
            |final\\s+|abstract\\s+)*[\\w<>\\[\\],.?\\s]+[\\s(={;].*
            | (class|interface|record|enum|@interface)\\s+[A-Z]\\w*\\s*($|[({<]|extends|implements)
            | (void)\\s+\\w+\\s*\\( | (return|throw|break|continue|assert)\\b.*;$ | throw\\s+new\\s
            | // | /\\* | @[A-Z]\\w*)
            """, Pattern.UNICODE_CHARACTER_CLASS),
    /** A name that is worked on: assigned, called, added to. */
    OPERATED("""
            ^[A-Za-z_$]\\w*(\\.[A-Za-z_]\\w*)*\\s*(\\(|\\[|(=|==|!=|\\+=|-=|\\*=|/=)(\\s|\\w|"|$)|\\+\\+|--(;
            |$)|\\s\\+\\s|->|;$|::)
            """, Pattern.UNICODE_CHARACTER_CLASS),
    /** What else looks like Java: literals, calls, operators, ends of statements, brackets that are open. */
    JAVA("""
            ^[-+~(]?\\s*(\\d|") | ^' | ^[({}\\[)\\]] | ^[-+~]\\s*\\w | [;{}]\\s*(//.*)?$
            | ^[A-Za-z_$]\\w*(\\.\\w+)+$
            | ^\\.\\w+\\(.* | ^[A-Za-z_$][\\w$]*(<.*>)?(\\.\\w+)*\\s*\\(
            | ^[A-Za-z_$][\\w$.]*(\\[.*\\])*\\s*([-+*/%&|^]|<<|>>>?)?=
            | ^\\w+(\\.\\w+|\\(.*?\\)|\\[.*?\\])*\\s*([-+*/%<>]|<<|>>>?|==|!=|<=|>=|&&|\\|\\||&|\\|)\\s*["\\w(.-]+
            | ^[A-Z]\\w*(<.+>)?(\\[\\])*\\s+\\w+\\s*(=|;) | ^[A-Z]\\w*<.*>\\s+\\w+ | ^\\w+(\\+\\+|--)$
            | ^!\\w | ^\\(?\\w*\\)?\\s*->
            | ^\\w+\\s*\\?\\s*\\S.*:\\s*\\S | ^\\w+(\\.\\w+)*::\\w+ | \\binstanceof\\b | ^\\w+(\\[.+\\])+(\\.\\w+|$)
            """, Pattern.UNICODE_CHARACTER_CLASS),
    /** The shell's own words and joints. */
    SHELL("""
            ^for\\s+\\w+\\s+in\\s | ^(while|until)\\s+[^({]*;\\s*do\\b
            | ^if\\s+(\\[[^;]*|!?\\s?\\w+\\s[^(]*);\\s*then\\b
            | ^(export|alias|unset|set\\s+-\\w|ulimit|umask|eval|exec)\\s+\\S
            | ^(\\./|\\.\\./|~/|/)[\\w./+-]+(\\s|$)
            """),
    /** Words that only people put together. */
    PROSE("""
            (?i)\\b(the|a(?=\\s)|an|is|are|what|why|how|does|this|that|these|please|my|your|i|you|it|we|of|to
            |can|should)\\b(?![-./=])
            | [a-z]\\s*[?!.]$
            """),
    /** A verb and a noun with its article, or a polite word: what is behind the verb names nothing. */
    ARTICLE("(?i)^\\S+\\s+(the|an?|my|your|this|that)\\s+\\S|\\bplease$");

    private final Pattern pattern;

    Signs(String pattern) {
        this(pattern, 0);
    }

    Signs(String pattern, int flags) {
        this.pattern = Pattern.compile(pattern.strip(), Pattern.COMMENTS | Pattern.MULTILINE | flags);
    }

    /** Whether the line bears it. */
    boolean in(String line) {
        return pattern.matcher(line).find();
    }
}
