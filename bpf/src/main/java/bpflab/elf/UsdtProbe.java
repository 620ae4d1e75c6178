package bpflab.elf;

/**
 * A place where a probe of systemtap's {@code sys/sdt.h} is.
 *
 * @param offset of its instruction, in bytes from the file's beginning
 * @param counter where the program counts who listens, so too; 0 when it does not ask
 * @param arguments as the assembler wrote them: {@code -4@%edi 8@-8(%rbp)}
 */
public record UsdtProbe(String provider, String name, long offset, long counter, String arguments) {}
