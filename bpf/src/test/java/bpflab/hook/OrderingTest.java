package bpflab.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.hook.Order.Side;
import bpflab.trouble.TroubleException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OrderingTest {
    /** What libbpf's and the kernel's multi links do is not told anywhere. */
    private static final Set<HookKind> UNTOLD = EnumSet.of(
            HookKind.KPROBE_MULTI, HookKind.KRETPROBE_MULTI, HookKind.KPROBE_SESSION);

    @ParameterizedTest
    @MethodSource("bpflab.hook.HookKind#attachable")
    void each_kind_either_takes_an_order_or_says_why_not(HookKind kind) {
        Hook hook = kind.at(kind.example(), Optional.empty());
        Ordering ordering = Ordering.of(kind);
        assertThat(ordering == Ordering.UNTOLD).isEqualTo(UNTOLD.contains(kind));
        for (Side side : List.of(Side.FIRST, Side.LAST, Side.BEFORE, Side.AFTER)) {
            Order order = new Order(side, side == Side.BEFORE || side == Side.AFTER ? "other" : "", List.of(7));
            if (ordering.isChosen()) {
                order.check("late", hook);
            } else {
                assertThatThrownBy(() -> order.check("late", hook)).isInstanceOfSatisfying(TroubleException.class,
                        no -> {
                            assertThat(no.trouble().why()).isEqualTo(ordering.why()).isNotEmpty();
                            assertThat(no.trouble().hint()).contains(
                                    ":attach late " + kind.word() + " " + hook.target());
                        });
            }
        }
        Order.ANY.check("late", hook);
        Order.INSTEAD.check("late", hook);
    }

    @Test
    void of_several_that_are_called_so_the_one_that_is_there_counts() {
        Hook hook = HookKind.TC.at("ingress lab0", Optional.empty());
        Order order = new Order(Side.AFTER, "other", List.of(3, 5, 9));
        assertThat(order.beside(List.of(1, 3, 5), List.of(), "late", hook)).isEqualTo(2);
        assertThatThrownBy(() -> order.beside(List.of(1), List.of("first"), "late", hook))
                .isInstanceOfSatisfying(TroubleException.class, no -> assertThat(no.trouble().hint())
                        .isEqualTo(":attach late tc ingress lab0 --after first"));
    }
}
