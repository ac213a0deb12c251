package plutarc.platform;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the house to its plan: the table of {@code docs/architecture.md}, for every module that the backend is made of. */
class ArchitectureTest {

    static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("plutarc");

    /** Which module may import which; itself is understood. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "contracts", Set.of(),
            "strategy", Set.of("contracts"),
            "candles", Set.of("contracts", "strategy"),
            "exchanges", Set.of("contracts"),
            "paperexchange", Set.of("contracts"),
            "botnode", Set.of("contracts", "strategy", "exchanges"),
            "commandside", Set.of("contracts", "strategy", "candles"),
            "queryside", Set.of("contracts"),
            "saga", Set.of("contracts"),
            "platform", Set.of("contracts", "strategy", "candles", "exchanges", "commandside", "queryside", "saga"));

    @TestFactory
    List<DynamicTest> everyModuleImportsOnlyWhatItMay() {
        return modules().stream().map(module -> DynamicTest.dynamicTest(module, () -> {
            Set<String> allowed = MAY_IMPORT.get(module);
            assertThat(allowed).as("module " + module + " is in the table").isNotNull();
            String[] packages = MAY_IMPORT.keySet().stream().filter(other -> allowed.contains(other) || other.equals(module))
                    .map(other -> "plutarc." + other + "..").toArray(String[]::new);
            DescribedPredicate<JavaClass> elsewhereInTheHouse = resideInAPackage("plutarc..").and(DescribedPredicate.not(resideInAnyPackage(packages)));
            noClasses().that().resideInAPackage("plutarc." + module + "..").should().dependOnClassesThat(elsewhereInTheHouse).check(HOUSE);
        })).toList();
    }

    @Test
    void theLanguageAndTheStrategyKnowNoFramework() {
        noClasses().that().resideInAnyPackage("plutarc.contracts..", "plutarc.strategy..").should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework..", "com.mongodb..", "io.netty..", "reactor..").check(HOUSE);
    }

    @Test
    void theStrategyHasNoClockAndNoSocket() {
        noClasses().that().resideInAPackage("plutarc.strategy..").should().dependOnClassesThat().resideInAnyPackage("java.net..").check(HOUSE);
        noClasses().that().resideInAPackage("plutarc.strategy..").should().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis").check(HOUSE);
    }

    @Test
    void nothingIsCalledAfterNothing() {
        classes().should().haveSimpleNameNotEndingWith("Manager").andShould().haveSimpleNameNotEndingWith("Helper")
                .andShould().haveSimpleNameNotEndingWith("Util").andShould().haveSimpleNameNotEndingWith("Utils")
                .andShould().haveSimpleNameNotEndingWith("Impl").andShould().haveSimpleNameNotStartingWith("Base").check(HOUSE);
    }

    @Test
    void whatAClassNeedsComesThroughItsConstructor() {
        fields().should().notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould().notBeAnnotatedWith("jakarta.annotation.Resource").check(HOUSE);
    }

    @Test
    void thePlanNamesTheModulesThatThereAre() {
        assertThat(modules()).contains("contracts", "strategy", "commandside", "queryside", "platform").isSubsetOf(MAY_IMPORT.keySet());
    }

    private static Set<String> modules() {
        return HOUSE.stream().map(JavaClass::getPackageName).filter(name -> name.startsWith("plutarc.")).map(name -> name.split("\\.")[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
