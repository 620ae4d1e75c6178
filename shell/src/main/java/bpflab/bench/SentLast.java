package bpflab.bench;

import bpflab.lab.Lab;

/**
 * What a person had the lab send.
 *
 * @param line what sends the same once more
 */
public record SentLast(String line, Again again) {
    /** Sends it once more, each packet once. */
    public interface Again {
        /**
         * Sends.
         *
         * @throws InterruptedException Ctrl-C
         */
        Counts send(Lab lab) throws InterruptedException;
    }

    /**
     * What became of it.
     *
     * @param answered how many got an answer; of single packets, how many arrived as they were sent
     */
    public record Counts(int sent, int answered) {}
}
