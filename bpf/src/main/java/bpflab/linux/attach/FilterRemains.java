package bpflab.linux.attach;

import bpflab.trouble.Trouble;
import java.util.Optional;

/**
 * A filter of clsact.
 *
 * @param namespace the inode of the network namespace that it is in
 * @param program the id of what it runs
 * @param madeQdisc whether clsact was made for it
 * @param place in a person's words, without blanks: {@code ingress:lab0}
 */
record FilterRemains(long namespace, ClsactFilter filter, int program, boolean madeQdisc, String place)
        implements Remains {
    static final String WORD = "tc";

    static FilterRemains of(String[] words) {
        ClsactFilter filter = new ClsactFilter(Integer.parseInt(words[2]), words[3], Integer.parseInt(words[4]),
                Integer.parseInt(words[5]));
        return new FilterRemains(Long.parseLong(words[1]), filter, Integer.parseInt(words[6]),
                Boolean.parseBoolean(words[7]), words[8]);
    }

    @Override
    public String note() {
        return String.join(" ", WORD, String.valueOf(namespace), String.valueOf(filter.ifindex()), filter.point(),
                String.valueOf(filter.priority()), String.valueOf(filter.handle()), String.valueOf(program),
                String.valueOf(madeQdisc), place);
    }

    @Override
    public String words() {
        return "tc filter on " + place.replace(':', ' ');
    }

    @Override
    public Optional<String> takeAway() {
        if (namespace != OwnNamespace.inode()) {
            throw Trouble.failed("cannot take the filter off " + place,
                    "it is in a network namespace that no process is in and that has no name here",
                    "!ls -i /run/netns   # it was " + namespace).toException();
        }
        if (filter.programId() != program) {
            return Optional.empty();
        }
        filter.remove("cannot take the filter off " + place);
        Clsact clsact = new Clsact(filter.ifindex());
        if (madeQdisc && clsact.isEmpty()) {
            clsact.remove();
        }
        return Optional.of(words());
    }
}
