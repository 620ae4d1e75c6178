package bpflab.dialect;

/** A call of {@code bpf_trace_printk()}, whose second argument is the length of its text. */
public final class PrintCall {
    private PrintCall() {}

    /**
     * Whether a text stands there without its length: BCC and some old tutorials put it in with a macro.
     *
     * @param at the number of the token {@code bpf_trace_printk}, which a {@code (} follows
     * @return false as well where the text is not written there, but in a variable
     */
    public static boolean lacksLength(Original source, int at) {
        int next = at + 2;
        int bytes = 1;
        for (; source.token(next).kind() == Token.Kind.STRING; next++) {
            bytes += source.token(next).content().replaceAll("\\\\.", "x").length();
        }
        Token size = source.token(next + 1);
        // sizeof a variable is a value to print
        boolean sizeOfText = size.is("sizeof") && (source.token(next + 2).kind() == Token.Kind.STRING
                || source.token(next + 3).kind() == Token.Kind.STRING);
        boolean told = source.token(next).is(",")
                && (sizeOfText || size.text().equals("" + bytes) || size.text().equals("" + (bytes - 1)));
        return next > at + 2 && !told;
    }
}
