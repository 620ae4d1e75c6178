package bpflab.json;

/** What a JSON text consists of, to who reads it piece by piece. Commas and colons are not told. */
public enum Token {
    BEGIN_OBJECT("{"),
    END_OBJECT("}"),
    BEGIN_ARRAY("["),
    END_ARRAY("]"),
    /** The name of a field; its value follows. */
    NAME("a name"),
    STRING("a string"),
    NUMBER("a number"),
    TRUE("true"),
    FALSE("false"),
    NULL("null"),
    /** The text is over. */
    END("the end");

    private final String word;

    Token(String word) {
        this.word = word;
    }

    /** What a person calls it. */
    @Override
    public String toString() {
        return word;
    }
}
