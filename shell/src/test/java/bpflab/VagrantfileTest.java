package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The course's virtual machine, as far as it can be tried without a provider. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@EnabledIf(value = "hasVagrant",
        disabledReason = "there is no vagrant (vm/provision.sh --tests, where the archive has it)")
class VagrantfileTest {
    @TempDir
    Path folder;

    static boolean hasVagrant() {
        return Files.isExecutable(Path.of("/usr/bin/vagrant"));
    }

    @Test
    void the_Vagrantfile_is_valid() throws Exception {
        Child.Ended ended = validate(Tree.TOP);
        assertThat(ended.text()).contains("Vagrantfile validated successfully");
        assertThat(ended.status()).isZero();
    }

    @Test
    void a_setting_that_its_provider_does_not_know_would_be_seen() throws Exception {
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(
                broken.resolve("Vagrantfile"),
                        Tree.text(Tree.TOP.resolve("Vagrantfile")).replace("vm.memory,", "vm.memori,"));
        assertThat(validate(broken).text()).contains("memori");
    }

    /**
     * Vagrant looks at a provider's settings only where that provider is: VirtualBox is, as soon as something answers
     * for its command.
     */
    private Child.Ended validate(Path where) throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path manager = Files.writeString(tools.resolve("VBoxManage"), "#!/bin/sh\necho 7.0.6r155176\n");
        Files.setPosixFilePermissions(manager, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> apart =
                Map.of("VAGRANT_HOME", folder.resolve("home").toString(), "VAGRANT_DOTFILE_PATH",
                        folder.resolve("dot").toString(),
                "HOME", folder.toString(), "PATH", tools + ":" + System.getenv("PATH"));
        return Child.ended(where, apart, List.of("vagrant", "validate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"virtualbox memory = 4096", "virtualbox cpus = 3", "parallels memory = 4096",
                    "parallels cpus = 3", "libvirt memory = 4096", "libvirt cpus = 3",
        "qemu memory = 4096M", "qemu smp = 3", "vmware_desktop vmx [] = memsize, 4096",
                "vmware_desktop vmx [] = numvcpus, 3"})
    void memory_and_cpus_reach_every_provider(String setting) throws Exception {
        assertThat(settings(Map.of("BPFLAB_MEMORY", "4096", "BPFLAB_CPUS", "3")))
                .contains("config vm provider " + setting);
    }

    @Test
    void it_has_two_interfaces_a_folder_of_the_students_and_is_set_up_by_one_script() throws Exception {
        assertThat(settings(Map.of("BPFLAB_FOLDER", "/tmp/files", "BPFLAB_BOX", "mine", "WITH_BCC", "1"))).contains(
                "config vm box = mine", "config vm network = private_network, ip: 192.168.56.10",
                        "config vm synced_folder = /tmp/files, /home/vagrant/bpflab, create: true",
                "config vm provision = shell, inline: sh /vagrant/vm/install.sh --bcc");
        assertThat(settings(Map.of()))
                .contains("config vm box = bento/debian-13",
                        "config vm provision = shell, inline: sh /vagrant/vm/install.sh ");
    }

    /**
     * Vagrant's default where a provider has no shared folders may be rsync, which deletes what is only in the machine.
     */
    @Test
    void a_student_s_files_are_never_copied_over() throws Exception {
        assertThat(settings(Map.of("BPFLAB_FOLDER", "/tmp/files")))
                .contains("config vm provider libvirt memorybacking = access, mode: shared",
                "config vm provider libvirt override vm synced_folder = /tmp/files, /home/vagrant/bpflab, create: "
                        + "true, type: virtiofs",
                "config vm provider qemu override vm synced_folder = /tmp/files, /home/vagrant/bpflab, disabled: true");
    }

    /** What is set, a line each. */
    private List<String> settings(Map<String, String> environment) throws Exception {
        Path recorder = Path.of(VagrantfileTest.class.getResource("vagrantfile.rb").toURI());
        Child.Ended ended =
                Child.ended(folder, environment,
                        List.of("ruby", recorder.toString(), Tree.TOP.resolve("Vagrantfile").toString()));
        assertThat(ended.status()).as(ended.text()).isZero();
        return ended.output();
    }
}
