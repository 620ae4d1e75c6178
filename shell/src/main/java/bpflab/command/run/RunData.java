package bpflab.command.run;

import bpflab.hook.ProgramType;
import bpflab.kernel.RunInput;
import bpflab.kernel.TestRun;
import bpflab.packet.Packet;
import bpflab.packet.PacketDiff;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One run.
 *
 * @param number the first is 1
 * @param in what it was run on, in a line; empty for what is no packet
 * @param verdict what the program answered
 * @param name the same in words
 * @param nanosPerRun 0 when the kernel did not tell
 * @param out the packet as it left the program, in a line; empty when nothing changed, or the kernel gives none back
 * @param changes the fields that differ then
 * @param inHex the bytes that it was run on: packet, arguments or struct
 * @param outHex the bytes as it left them; empty when the kernel gives none back
 * @param metadata what an XDP program put before the packet, its bytes; empty when nothing
 * @param problem why it was not run at all; empty when it was
 * @param context what it left in its context that was not there before
 */
record RunData(int number, String in, int inBytes, int verdict, String name, long nanosPerRun, String out, int outBytes,
        List<PacketDiff.Change> changes, String inHex, String outHex, Map<String, Long> context, String metadata,
        String problem) {

    static RunData of(int number, ProgramType type, RunInput input, TestRun run, long nanos) {
        byte[] packet = input.packet();
        boolean frame = packet.length > 0;
        byte[] in = frame ? packet : input.context();
        byte[] out = frame ? run.packet() : run.context();
        PacketDiff diff = PacketDiff.of(in, out.length == 0 ? in : out);
        return new RunData(number, frame ? Packet.describe(in) : "", in.length, run.verdict(),
                type.returns().said(run.verdict()), nanos, frame && !diff.isEmpty() ? Packet.describe(out) : "",
                out.length, frame ? diff.fields() : List.of(), hex(in), hex(out),
                frame ? LeftBehind.of(type, input.context(), run.context()) : Map.of(), hex(run.metadata()), "");
    }

    /** One that the kernel did not run, and why. */
    static RunData notRun(int number, RunInput input, String why) {
        byte[] in = input.packet();
        return new RunData(
                number, in.length == 0 ? "no bytes" : Packet.describe(in), in.length, 0, "not run", 0, "", 0, List.of(),
                hex(in), "", Map.of(), "", why);
    }

    /** The bytes before and after, compared; equal where the kernel gives none back. */
    PacketDiff diff() {
        return PacketDiff.of(before(), after());
    }

    byte[] before() {
        return HexFormat.of().parseHex(inHex);
    }

    byte[] after() {
        return outHex.isEmpty() ? before() : HexFormat.of().parseHex(outHex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
