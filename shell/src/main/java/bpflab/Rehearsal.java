package bpflab;

/**
 * What the start-up archive is made from: a session at the prompt, then lines without one. Both in one process, since
 * an archive has the classes of one. The launcher's {@code make_archive} types the first and gives the others.
 */
final class Rehearsal {
    private Rehearsal() {}

    /** @param words those of the run without a prompt, as {@link Main} takes them */
    public static void main(String[] words) throws InterruptedException {
        Interactive.run();
        Main.main(words);
    }
}
