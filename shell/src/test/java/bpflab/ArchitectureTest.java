package bpflab;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.Width;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArchitectureTest {
    private static final int MOST_LINES = 300;
    private static final int MOST_COLUMNS = 120;
    private static final Pattern ARROWS = Pattern.compile("Points at ([^.]*)\\.");

    private static Map<String, String> rooms;
    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        rooms = Tree.rooms();
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(ArchitectureTest::isNoTestJar)
                .importPackages("bpflab");
    }

    @Test
    void every_room_is_seen() {
        assertThat(classes.stream()
                .map(ArchitectureTest::room)
                .filter(room -> !room.isEmpty())
                .collect(Collectors.toSet())).containsAll(rooms.keySet());
    }

    @Test
    void arrows_between_rooms_never_form_a_circle() {
        slices().matching("bpflab.(*)..").should().beFreeOfCycles().check(classes);
    }

    /** Neither between two sub-rooms nor between a sub-room and what its room shares. */
    @Test
    void arrows_between_packages_never_form_a_circle() {
        slices().matching("bpflab.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void arrows_between_modules_go_from_shell_to_lessons_to_bpf() {
        assertThat(uses()).allSatisfy((room, used) -> assertThat(used)
                .as("rooms that %s (%s) uses", room, rooms.get(room))
                .allSatisfy(other -> assertThat(Tree.MODULES.indexOf(rooms.get(other)))
                        .isLessThanOrEqualTo(Tree.MODULES.indexOf(rooms.get(room)))));
    }

    @Test
    void arrows_are_those_that_package_info_names() {
        assertThat(uses())
                .allSatisfy((room, used) -> assertThat(pointedAt(room))
                        .as("rooms that %s says it points at", room)
                        .containsAll(used));
    }

    @Test
    void no_arrow_is_named_that_nobody_goes() {
        assertThat(uses()).allSatisfy((room, used) -> assertThat(namedAt(room).filter(rooms::containsKey))
                .as("rooms that %s says it points at, each by its name", room)
                .filteredOn(other -> !other.equals("trouble"))
                .isSubsetOf(used));
    }

    @Test
    void every_room_says_what_it_is() {
        assertThat(rooms.keySet())
                .allSatisfy(room -> assertThat(sentences(room)).as(room).startsWith("/**").contains("Points at "));
    }

    @Test
    void every_sub_room_says_in_a_sentence_what_it_is() {
        assertThat(Tree.subRooms())
                .allSatisfy(room -> assertThat(Tree.text(room.resolve("package-info.java")))
                        .as(room.toString())
                        .startsWith("/**")
                        .containsPattern("[.](?s:.*)\\*/"));
    }

    @Test
    void native_code_has_two_doors() {
        noClasses()
                .that()
                .resideOutsideOfPackages("bpflab.libbpf", "bpflab.jit")
                .should()
                .dependOnClassesThat(resideInAPackage("com.sun.jna..")
                        .and(not(equivalentTo(Memory.class)))
                        .and(not(equivalentTo(Pointer.class))))
                .check(classes);
    }

    @Test
    void memory_outside_the_heap_is_known_behind_the_doors_only() {
        noClasses()
                .that()
                .resideOutsideOfPackages("bpflab.libbpf", "bpflab.linux..", "bpflab.wire", "bpflab.jit")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(classes);
    }

    @Test
    void only_the_prompt_who_joins_it_and_the_width_of_views_know_the_terminal_library() {
        noClasses()
                .that()
                .resideOutsideOfPackages("bpflab", "bpflab.repl..", "bpflab.view")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(classes);
    }

    /** So that a document looks well wherever it is shown. */
    @Test
    void only_screens_and_what_draws_on_them_know_how_wide_it_is() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "bpflab", "bpflab.view.terminal", "bpflab.repl", "bpflab.script", "bpflab.notes",
                        "bpflab.benchmark")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("bpflab.view.terminal")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackages("bpflab.view..", "bpflab.repl..")
                .should()
                .dependOnClassesThat(equivalentTo(Width.class))
                .check(classes);
    }

    @Test
    void only_main_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("bpflab.snippet")
                .and()
                .doNotHaveSimpleName("Main")
                .should(ACCESS_STANDARD_STREAMS)
                .check(classes);
    }

    @Test
    void nothing_that_ships_knows_the_tests() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.assertj..", "com.tngtech..")
                .check(classes);
    }

    @Test
    void no_class_is_named_for_having_no_idea() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Impl")
                        .check(classes);
    }

    @Test
    void files_stay_small() {
        assertThat(Tree.javaFiles())
                .allSatisfy(file -> assertThat(Tree.text(file).lines().count())
                        .as(Tree.TOP.relativize(file).toString())
                        .isLessThanOrEqualTo(MOST_LINES));
    }

    /** Text blocks are what a program prints or a kernel says, as wide as that is. */
    @Test
    void lines_end_at_120_columns() {
        assertThat(Tree.javaFiles()).allSatisfy(file -> assertThat(outsideTextBlocks(Tree.text(file)).lines())
                .as(Tree.TOP.relativize(file).toString())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(MOST_COLUMNS)));
    }

    /** In a language with digits of its own a number would be no C, no JSON, and no column of a dump. */
    @Test
    void numbers_are_written_alike_in_all_languages() {
        Pattern call = Pattern.compile("String\\.format\\((?!\\s*Locale\\.)[^;]*?%[-+0,.# \\d]*[defg][^;]*;"
                + "|%[-+0,.# \\d]*[defg][^;]*\\.formatted\\(");
        assertThat(Tree.javaFiles()).filteredOn(file -> file.toString().contains("/src/main/")).isNotEmpty()
                .allSatisfy(file -> assertThat(call.matcher(Tree.text(file)).results().map(MatchResult::group))
                        .as(Tree.TOP.relativize(file).toString())
                        .isEmpty());
    }

    private static String outsideTextBlocks(String java) {
        return Pattern.compile("\"\"\"\\n.*?\"\"\"", Pattern.DOTALL).matcher(java).replaceAll("");
    }

    /** Which other rooms each room's classes use. */
    private static Map<String, Set<String>> uses() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass one : classes) {
            if (!room(one).isEmpty()) {
                Set<String> used = uses.computeIfAbsent(room(one), ignored -> new TreeSet<>());
                one.getDirectDependenciesFromSelf().stream()
                        .map(each -> room(each.getTargetClass()))
                        .filter(other -> !other.isEmpty() && !other.equals(room(one)))
                        .forEach(used::add);
            }
        }
        return uses;
    }

    /**
     * The rooms in "Points at lesson, lab and the bpf library."; trouble, which everything can meet, need not be named.
     */
    private static Set<String> pointedAt(String room) {
        Set<String> named = new TreeSet<>();
        namedAt(room).forEach(words -> named.addAll(roomsCalled(words)));
        if (!named.equals(Set.of("nothing"))) {
            named.add("trouble");
        }
        return named;
    }

    /** The same as it is written: {@code lesson}, {@code lab}, {@code the bpf library}. */
    private static Stream<String> namedAt(String room) {
        Matcher arrows = ARROWS.matcher(sentences(room).replaceAll("\\s*\\([^)]*\\)", ""));
        return !arrows.find() ? Stream.empty()
                : Arrays.stream(arrows.group(1).split(",|\\band\\b|\\bbut\\b")).map(String::strip);
    }

    /** What a room says of itself, on one line. */
    private static String sentences(String room) {
        return Tree.account(room).replaceAll("\\s*\\n \\*\\s*", " ");
    }

    private static Set<String> roomsCalled(String words) {
        if (words.startsWith("the bpf library")) {
            return roomsOf("bpf");
        }
        return words.equals("the lessons") ? roomsOf("lessons") : Set.of(words);
    }

    private static Set<String> roomsOf(String module) {
        return rooms.keySet().stream().filter(room -> rooms.get(room).equals(module)).collect(Collectors.toSet());
    }

    /** A sub-room, as {@code bpflab.verifier.log}, belongs to its room. */
    private static String room(JavaClass one) {
        Matcher name = Pattern.compile("bpflab\\.(\\w+)(?:\\..*)?").matcher(one.getPackageName());
        return name.matches() && rooms.containsKey(name.group(1)) ? name.group(1) : "";
    }

    private static boolean isNoTestJar(Location location) {
        return !location.contains("-tests.jar");
    }
}
