package bpflab.check;

/**
 * How a kind of check is written in a lesson.
 *
 * @param word the first word of its lines: {@code ping}
 * @param example a whole line: {@code ping x3 -> 3 replies}
 * @param reader understands the rest
 */
record CheckWords(String word, String example, Reader reader) {
    /** Understands a line whose first word is known. */
    interface Reader {
        /**
         * Reads it.
         *
         * @param what between the word and the arrow; may be empty
         * @param expected behind the arrow; empty for a kind that has none
         * @throws NotUnderstood what is wrong with it
         */
        CheckKind<?> read(String what, String expected);
    }

    CheckKind<?> read(String what, String expected) {
        if (expected.isEmpty() && example.contains(CheckKinds.ARROW)) {
            throw new NotUnderstood("the check does not say what it expects", example);
        }
        return reader.read(what, expected);
    }
}
