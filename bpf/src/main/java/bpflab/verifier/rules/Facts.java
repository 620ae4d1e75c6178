package bpflab.verifier.rules;

import bpflab.hook.Sec;

/** What the condition of a rule can ask of the refusal that its pattern was found in. */
public interface Facts {
    /** A part of the kernel's words; empty when this message has no such part. */
    String group(String name);

    /** A number in the kernel's words, 0 when it is not there. */
    long number(String name);

    /** Where the program hangs, as its section says. */
    Sec section();

    /** The helper or kernel function that the refused instruction calls; empty when it is no call. */
    String helper();

    /** Whether the refused instruction writes memory. */
    boolean stores();

    /** Whether the refused instruction is the end of the program or of a function. */
    boolean exits();

    /** Whether the register that the message is about holds what was read from memory. */
    boolean valueWasRead();

    /** Whether the register that the message is about holds a number that was read from the value of a map. */
    boolean valueOfMap();

    /** Whether a call has cleared the register that the message is about. */
    boolean valueWasCleared();

    /**
     * The helper that moved the packet since the register got its packet pointer; empty when that is not what happened.
     */
    String mover();

    /** The helper or kernel function that answered what the register holds; empty when none did. */
    String maker();

    /**
     * Whether the register that the message is about is known to be 0, as an answer is behind a comparison with NULL.
     */
    boolean zero();

    /** Whether the register that the message is about must be the address of a key or value of a map. */
    boolean keyed();

    /** How many bytes the field of the context has that is read or written with another size; 0 when not known. */
    long fieldBytes();

    /** Whether the context is read through a pointer to what a packet begins with. */
    boolean contextAsPacket();

    /** What the kernel keeps on the stack where the message names an offset, in words; empty when nothing is kept. */
    String stackObject();

    /** Whether the register points to the metadata before a packet, or did where it got its pointer. */
    boolean metadata();

    /** Whether a call on the way has ended what the register points to. */
    boolean ended();

    /** Whether the register is one in which a function gets its second and later arguments, and nobody set it. */
    boolean parameter();

    /** Whether something was compared with the packet's end on the way. */
    boolean comparedWithPacketEnd();

    /** Whether what was compared with the packet's end stands further down than what was refused. */
    boolean comparedFurtherDown();

    /** Whether an address in the packet was subtracted from another one on the way. */
    boolean subtractedPacketAddress();
}
