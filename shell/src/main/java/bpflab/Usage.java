package bpflab;

/** What {@code bpflab help} says. */
final class Usage {
    static final String TEXT = """
            bpflab: a workbench for learning eBPF on a real kernel

              bpflab                       the prompt, at the lesson where you left it
              bpflab run FILE…             scripts (*.bpflab; - is standard input), lessons,
                                           notes (*.md); --all for the whole course
              bpflab -c LINE [-c LINE]…    single lines, as typed at the prompt
              bpflab check [LESSON]        your exercises; --all for every lesson
              bpflab explain [FILE]        a verifier's log, saved or from standard input
              bpflab lessons               the course
              bpflab author new NAME [DIR] a lesson's skeleton, which runs
              bpflab author check [NAME]   what is to be mended in lessons, line by line
              bpflab author index          their index, into README.md
              bpflab author book DIR       the lessons as pages that need no server
              bpflab author javadoc DIR    what Java at the prompt can call, as pages
              bpflab doctor                what this machine can, and how to mend what not
              bpflab verify                every test and every lesson on this kernel
              bpflab verify --kernels LIST on other kernels: 6.1,6.12 under QEMU
              bpflab verify --fuzz N       damaged input for all that reads: N times
              bpflab verify --systems LIST from a bare system on: bookworm,trixie
              bpflab benchmark [NAME]      how fast, against tools that do the same
              bpflab vm                    the same on a kernel of its own; needs no root
              bpflab version | help

              --json                       one JSON object a line for each command
              --keep-going                 do not stop at the first failure

            Without a terminal and without arguments it reads a script from standard input.
            Status: 0 all good, 1 something failed, 2 wrong usage, 3 this machine cannot.
            At the prompt :help lists the commands.
            """;

    private Usage() {}
}
