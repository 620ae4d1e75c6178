package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.kernel.NeedsKernel;
import bpflab.libbpf.Fd;
import bpflab.trouble.TroubleException;
import com.sun.jna.Memory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A null in libbpf would end the whole process, and the student's session with it. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OpenObjectTest {
    @BeforeAll
    static void link() {
        LinuxKernel.open();
    }

    @Test
    void an_object_that_is_closed_is_of_no_use_nor_are_its_parts() {
        OpenObject object = open(Sources.object("maps").image());
        OpenObject.OpenProgram program = object.programs().get(0);
        OpenObject.OpenMap map = object.maps().get(0);
        assertThat(program.name()).isEqualTo("count");
        object.close();
        object.close();
        assertThatThrownBy(object::load).isInstanceOf(IllegalStateException.class).hasMessage("sample is closed");
        assertThatThrownBy(object::programs).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(object::maps).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(program::name).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> program.autoload(true)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(map::name).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(map::fd).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_libbpf_cannot_open_gives_no_object() {
        assertThatThrownBy(() -> open(new byte[100]))
                .isInstanceOf(TroubleException.class)
                .hasMessageStartingWith("cannot open sample");
    }

    @Test
    void a_descriptor_that_is_none_is_no_handle() {
        assertThatThrownBy(() -> new Fd("program x", -1)).isInstanceOf(IllegalArgumentException.class);
        Fd fd = Fd.copyOf("standard input", 0);
        fd.close();
        fd.close();
        assertThatThrownBy(fd::number)
                .isInstanceOf(TroubleException.class)
                .hasMessage("cannot use standard input: it was closed");
    }

    private static OpenObject open(byte[] bytes) {
        Memory image = new Memory(bytes.length);
        image.write(0, bytes, 0, bytes.length);
        return OpenObject.open("sample", image);
    }
}
