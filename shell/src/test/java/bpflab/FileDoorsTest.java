package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * Who touches files by which door: a person's are written by {@code OwnedFiles} and read by {@code PlainFile} alone.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FileDoorsTest {
    private static final Set<String> WRITES = Set.of(
            "write", "writeString", "createFile", "createDirectory", "createDirectories", "createLink",
            "createSymbolicLink", "move", "copy", "delete", "deleteIfExists", "newOutputStream", "newBufferedWriter",
            "newByteChannel", "setAttribute", "setOwner", "setPosixFilePermissions", "setLastModifiedTime",
            "createTempFile", "createTempDirectory");
    private static final Set<String> READS =
            Set.of("readAllBytes", "readString", "readAllLines", "lines", "newInputStream", "newBufferedReader");
    private static final Set<String> FILE_CHANGES =
            Set.of("delete", "mkdir", "mkdirs", "createNewFile", "renameTo", "setWritable", "createTempFile");

    /** Who writes by other doors, and where: nothing of it lies in a person's home. */
    private static final Map<String, String> OTHER_WRITERS = new TreeMap<>(Map.ofEntries(
            Map.entry("bpflab.owner.OwnedFiles", "the door"),
            Map.entry("bpflab.trace.EventValues", "tracefs"),
            Map.entry("bpflab.trace.FailedRedirects", "tracefs"),
            Map.entry("bpflab.trace.TraceInstance", "tracefs"),
            Map.entry("bpflab.trace.Tracefs", "tracefs"),
            Map.entry("bpflab.clang.AtomicFile", "the cache, root's own under sudo: Folders"),
            Map.entry("bpflab.clang.KernelHeader", "the cache"),
            Map.entry("bpflab.clang.ClangVersion", "the cache"),
            Map.entry("bpflab.clang.SuppliedHeaders", "the cache"),
            Map.entry("bpflab.clang.StandIns", "the cache"),
            Map.entry("bpflab.clang.SyntaxRun", "the cache, a temporary file of its own"),
            Map.entry("bpflab.clang.OwnStructs", "a temporary file of its own"),
            Map.entry("bpflab.linux.VmlinuxHeader", "a file of AtomicFile's"),
            Map.entry("bpflab.lab.Network", "/proc/sys of the lab's namespace"),
            Map.entry("bpflab.lab.LabLock", "/run/bpflab"),
            Map.entry("bpflab.lab.LabNote", "/run/bpflab"),
            Map.entry("bpflab.bench.Pins", "the bpf file system"),
            Map.entry("bpflab.bench.Leftovers", "/run/bpflab, tracefs, the bpf file system"),
            Map.entry("bpflab.bench.CleanupRecord", "/run/bpflab"),
            Map.entry("bpflab.repl.editor.TextFile", "the file that is edited, as who edits"),
            Map.entry("bpflab.script.Scratch", "a temporary folder of its own"),
            Map.entry("bpflab.author.JavaPages", "a temporary folder of its own"),
            Map.entry("bpflab.benchmark.InSession", "the bpf file system"),
            Map.entry("bpflab.benchmark.Main", "a temporary folder of its own"),
            Map.entry("bpflab.benchmark.Streams", "tracefs, a temporary folder of its own"),
            Map.entry("bpflab.benchmark.TimedSession", "a temporary folder of its own")));

    /** Who reads by other doors, and what: files of the kernel's or of ours. */
    private static final Map<String, String> OTHER_READERS = new TreeMap<>(Map.ofEntries(
            Map.entry("bpflab.owner.PlainFile", "the door"),
            Map.entry("bpflab.author.JavaPages", "a temporary folder of its own"),
            Map.entry("bpflab.Sources", "/proc, a pipe of the launcher's"),
            Map.entry("bpflab.trace.EventFormat", "tracefs"),
            Map.entry("bpflab.trace.TraceEvents", "tracefs"),
            Map.entry("bpflab.clang.ClangVersion", "the cache"),
            Map.entry("bpflab.dialect.old.KernelTypes", "/usr/include"),
            Map.entry("bpflab.machine.Machine", "/proc, /sys, /etc"),
            Map.entry("bpflab.machine.ProcessGroup", "/proc"),
            Map.entry("bpflab.linux.handle.Owners", "/proc"),
            Map.entry("bpflab.linux.handle.KernelObjects", "/proc"),
            Map.entry("bpflab.linux.handle.Pinned", "/proc"),
            Map.entry("bpflab.linux.OwnerType", "/proc"),
            Map.entry("bpflab.linux.PossibleCpus", "/sys"),
            Map.entry("bpflab.linux.attach.ProbeSource", "/sys"),
            Map.entry("bpflab.linux.attach.PerfEventAttach", "/proc"),
            Map.entry("bpflab.linux.attach.ProbedBinary", "/proc"),
            Map.entry("bpflab.linux.handle.Cpus", "/sys"),
            Map.entry("bpflab.linux.handle.KernelFunctions", "/proc, tracefs"),
            Map.entry("bpflab.machine.Cgroups", "/proc"),
            Map.entry("bpflab.machine.MappedCode", "/proc"),
            Map.entry("bpflab.machine.Processes", "/proc"),
            Map.entry("bpflab.machine.Tools", "the first bytes of programs on the PATH"),
            Map.entry("bpflab.machine.Libraries", "/etc/ld.so.conf and what it names"),
            Map.entry("bpflab.machine.Ports", "/proc"),
            Map.entry("bpflab.linux.handle.Interfaces", "/proc"),
            Map.entry("bpflab.linux.KernelConfiguration", "/proc, /boot"),
            Map.entry("bpflab.linux.RunningKernel", "/sys"),
            Map.entry("bpflab.linux.SameJava", "/proc"),
            Map.entry("bpflab.linux.SymbolText", "/proc"),
            Map.entry("bpflab.linux.VmlinuxHeader", "/sys"),
            Map.entry("bpflab.lab.FirstReports", "/proc"),
            Map.entry("bpflab.lab.LabLock", "/proc"),
            Map.entry("bpflab.lab.LabNote", "/run/bpflab"),
            Map.entry("bpflab.progress.Student", "/etc/passwd"),
            Map.entry("bpflab.view.TraceText", "/proc"),
            Map.entry("bpflab.bench.SshSession", "/proc, /sys"),
            Map.entry("bpflab.bench.CleanupRecord", "/run/bpflab"),
            Map.entry("bpflab.benchmark.Streams", "a temporary folder of its own")));

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("bpflab");
    }

    @Test
    void what_is_written_for_a_person_goes_through_one_door() {
        assertThat(who(FileDoorsTest::writes)).isEqualTo(OTHER_WRITERS.keySet());
    }

    @Test
    void what_others_made_is_read_through_one_door() {
        assertThat(who(FileDoorsTest::reads)).isEqualTo(OTHER_READERS.keySet());
    }

    private static Set<String> who(Predicate<JavaCall<?>> call) {
        Set<String> names = new TreeSet<>();
        for (JavaClass one : classes) {
            if (one.getCodeUnitCallsFromSelf().stream().anyMatch(call)) {
                names.add(one.getName().replaceAll("\\$.*", ""));
            }
        }
        return names;
    }

    private static boolean writes(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        String name = call.getTarget().getName();
        return owner.isEquivalentTo(Files.class) && WRITES.contains(name)
                || owner.isEquivalentTo(File.class) && FILE_CHANGES.contains(name)
                || isConstructor(call) && (owner.isEquivalentTo(FileOutputStream.class)
                        || owner.isEquivalentTo(FileWriter.class) || owner.isEquivalentTo(RandomAccessFile.class));
    }

    private static boolean reads(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        return owner.isEquivalentTo(Files.class) && READS.contains(call.getTarget().getName())
                || isConstructor(call) && owner.isEquivalentTo(FileInputStream.class);
    }

    private static boolean isConstructor(JavaCall<?> call) {
        return call.getTarget().getName().equals("<init>")
                && call.getTarget().getRawParameterTypes().stream()
                .noneMatch(each -> each.isEquivalentTo(FileDescriptor.class));
    }
}
