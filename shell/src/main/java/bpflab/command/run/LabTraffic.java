package bpflab.command.run;

import bpflab.lab.Direction;
import bpflab.lab.IpVersion;

/**
 * Traffic that was asked for.
 *
 * @param port 0 when none was given
 * @param count 0 when none was given
 * @param path of a page
 */
record LabTraffic(Direction direction, IpVersion version, int port, int count, String path) {
    /** The address of the other end, as text. */
    String target() {
        return version.target(direction);
    }

    /** A tool's line, run where the traffic starts. */
    String there(String line) {
        return LabSend.there(direction, line);
    }

    int portOr(int other) {
        return port == 0 ? other : port;
    }

    int countOr(int other) {
        return count == 0 ? other : count;
    }
}
