package vn.tiendo06;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import vn.tiendo06.kernel.access.Permission;

/**
 * How the code is laid out. Every rule is held against the application, where it must hold, and against the classes
 * under {@code vn.tiendo06.seeded}, which break each one.
 */
class ArchitectureTest {

    private static final String MAIN = "vn.tiendo06";
    private static final String SEEDED = "vn.tiendo06.seeded";
    private static final int MAX_LINES = 300;

    /** Methods that answer without a permission: open data, and the dev token endpoint, which dev mode only has. */
    private static final Set<String> PUBLIC = Set.of(
            "DevTokenResource.token",
            "OpenDataResource.list",
            "OpenDataResource.latest",
            "OpenDataResource.versions",
            "OpenDataResource.version",
            "OpenFileResource.json",
            "OpenFileResource.csv",
            "OpenFileResource.procedures",
            "OpenFileResource.sdmxCsv",
            "OpenFileResource.sdmxJson",
            "OpenFileResource.structure",
            "CatalogResource.catalog");

    /** What each feature may use beside itself. What is missing here, like startup and dev, may use all. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            entry("kernel", List.of()),
            entry("audit", List.of("kernel")),
            entry("locality", List.of("kernel")),
            entry("unit", List.of("kernel", "locality")),
            entry("plan", List.of("kernel", "locality", "unit")),
            entry("evidence", List.of("kernel")),
            entry("progress", List.of("kernel", "locality", "unit", "plan", "evidence")),
            entry("imports", List.of("kernel", "progress")),
            entry("obligation", List.of("kernel", "locality", "unit", "plan", "progress")),
            entry("reminder", List.of("kernel", "unit", "obligation")),
            entry("feed", List.of("kernel")),
            entry("insight", List.of("kernel", "unit", "plan")),
            entry(
                    "exchange",
                    List.of(
                            "kernel",
                            "locality",
                            "unit",
                            "plan",
                            "evidence",
                            "progress",
                            "imports",
                            "obligation",
                            "insight",
                            "audit",
                            "feed",
                            "publication")),
            entry("publication", List.of("kernel", "locality", "unit", "plan", "insight")));

    private static final List<String> USED_BY_NOBODY = List.of("startup", "dev", "reminder", "exchange", "monitoring");

    /** What nobody works with: their lists are written as files, that is all. */
    private static final List<String> USED_FOR_FILES = List.of("audit", "feed", "publication");

    private static final JavaClasses APPLICATION = new ClassFileImporter().importPath("target/classes");
    private static final JavaClasses VIOLATIONS =
            new ClassFileImporter().importPath("target/test-classes/vn/tiendo06/seeded");

    @TestFactory
    Stream<DynamicNode> rules() {
        Map<String, ArchRule> held = rulesFor(MAIN);
        Map<String, ArchRule> broken = rulesFor(SEEDED);
        return held.keySet().stream()
                .map(name -> dynamicContainer(
                        name,
                        Stream.of(
                                dynamicTest("holds", () -> held.get(name).check(APPLICATION)),
                                dynamicTest("can fail", () -> {
                                    EvaluationResult result = broken.get(name).evaluate(VIOLATIONS);
                                    assertTrue(result.hasViolation(), "no seeded class breaks: " + name);
                                }))));
    }

    private static Map<String, ArchRule> rulesFor(String root) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "no cycles between features",
                slices().matching(root + ".(*)..").should().beFreeOfCycles());
        rules.put(
                "no cycles within the kernel",
                slices().matching(root + ".kernel.(*)..").should().beFreeOfCycles());
        MAY_USE.forEach((feature, used) -> rules.put(feature + " uses only " + used, direction(root, feature, used)));
        rules.put("monitoring uses only the kernel", direction(root, "monitoring", List.of("kernel")));
        for (String feature : USED_BY_NOBODY) {
            rules.put(
                    "nobody uses " + feature,
                    noClasses()
                            .that(resideInAPackage(root + "..").and(resideOutside(root, feature)))
                            .should()
                            .dependOnClassesThat(resideInAPackage(root + "." + feature + "..")));
        }
        for (String feature : USED_FOR_FILES) {
            rules.put(
                    "only exchange uses " + feature,
                    noClasses()
                            .that(resideInAPackage(root + "..")
                                    .and(resideOutside(root, feature))
                                    .and(resideOutside(root, "exchange")))
                            .should()
                            .dependOnClassesThat(resideInAPackage(root + "." + feature + "..")));
        }
        rules.put(
                "every feature has its place",
                classes().that(resideInAPackage(root + "..")).should(beOfAFeature(root)));
        rules.put(
                "endpoints are in public classes named Resource",
                methods()
                        .that(answerHttp())
                        .should()
                        .bePublic()
                        .andShould()
                        .beDeclaredInClassesThat()
                        .arePublic()
                        .andShould()
                        .beDeclaredInClassesThat()
                        .haveSimpleNameEndingWith("Resource"));
        rules.put("endpoints name a permission", methods().that(answerHttp()).should(nameAPermission()));
        rules.put(
                "paths are on classes named Resource",
                classes()
                        .that()
                        .areAnnotatedWith(jakarta.ws.rs.Path.class)
                        .should()
                        .haveSimpleNameEndingWith("Resource")
                        .andShould()
                        .bePublic());
        rules.put(
                "nobody uses a resource",
                classes().that().haveSimpleNameEndingWith("Resource").should(beUsedByNobody()));
        rules.put(
                "services, repositories and entities are public only for another package",
                classes()
                        .that()
                        .arePublic()
                        .and()
                        .areTopLevelClasses()
                        .and(arePlainBeans())
                        .should(beUsedFromAnotherPackage()));
        rules.put(
                "no injection into fields",
                fields().should()
                        .notBeAnnotatedWith(jakarta.inject.Inject.class)
                        .andShould()
                        .notBeAnnotatedWith(jakarta.persistence.PersistenceContext.class)
                        .andShould()
                        .notBeAnnotatedWith(org.eclipse.microprofile.config.inject.ConfigProperty.class));
        rules.put("time comes from the clock", noClasses().should().callMethodWhere(readsTheSystemsTime()));
        // Main speaks before there is a log.
        rules.put(
                "nothing is printed",
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("vn.tiendo06.startup.Main")
                        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
        return rules;
    }

    private static ArchRule direction(String root, String feature, List<String> used) {
        String[] allowed = Stream.concat(Stream.of(feature), used.stream())
                .map(name -> root + "." + name + "..")
                .toArray(String[]::new);
        return classes()
                .that(resideInAPackage(root + "." + feature + ".."))
                .should()
                .onlyDependOnClassesThat(
                        DescribedPredicate.not(resideInAPackage(root + "..")).or(resideInAnyPackage(allowed)));
    }

    private static DescribedPredicate<JavaClass> resideOutside(String root, String feature) {
        return DescribedPredicate.not(resideInAPackage(root + "." + feature + ".."));
    }

    private static ArchCondition<JavaClass> beOfAFeature(String root) {
        return new ArchCondition<>("be of a feature that the rules know") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String below = type.getPackageName().substring(root.length());
                String feature = below.isEmpty() ? "" : below.substring(1).split("\\.")[0];
                boolean known = MAY_USE.containsKey(feature) || USED_BY_NOBODY.contains(feature);
                events.add(new SimpleConditionEvent(type, known, type.getName() + " is of no known feature"));
            }
        };
    }

    private static DescribedPredicate<JavaMethod> answerHttp() {
        return DescribedPredicate.describe("answer HTTP", method -> method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .anyMatch(type -> type.isAnnotatedWith(HttpMethod.class)));
    }

    private static ArchCondition<JavaMethod> nameAPermission() {
        Set<String> known = Arrays.stream(Permission.class.getFields())
                .map(ArchitectureTest::constant)
                .collect(Collectors.toSet());
        return new ArchCondition<>("name one permission") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                String name = method.getOwner().getSimpleName() + "." + method.getName();
                boolean named = method.tryGetAnnotationOfType(PermissionsAllowed.class)
                        .map(PermissionsAllowed::value)
                        .filter(values -> values.length == 1 && known.contains(values[0]))
                        .isPresent();
                events.add(new SimpleConditionEvent(
                        method, named || PUBLIC.contains(name), name + " names no permission of Permission"));
            }
        };
    }

    private static String constant(java.lang.reflect.Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static ArchCondition<JavaClass> beUsedByNobody() {
        return new ArchCondition<>("be used by nobody") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesToSelf().stream()
                        .filter(dependency -> !dependency.getOriginClass().equals(type))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    /** Classes that no framework and no JSON reaches: neither records, enums, interfaces nor exceptions. */
    private static DescribedPredicate<JavaClass> arePlainBeans() {
        return DescribedPredicate.describe(
                "services, repositories or entities",
                type -> Stream.of("Service", "Repository", "Loader", "Registry", "Linter", "Validator", "Desk")
                                .anyMatch(type.getSimpleName()::endsWith)
                        || type.isAnnotatedWith(jakarta.persistence.Entity.class));
    }

    private static ArchCondition<JavaClass> beUsedFromAnotherPackage() {
        return new ArchCondition<>("be used from another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean used = type.getDirectDependenciesToSelf().stream()
                        .anyMatch(d -> !d.getOriginClass().getPackageName().equals(type.getPackageName()));
                events.add(new SimpleConditionEvent(type, used, type.getName() + " is public for nobody"));
            }
        };
    }

    private static DescribedPredicate<JavaCall<?>> readsTheSystemsTime() {
        return DescribedPredicate.describe("read the system's time", call -> {
            String owner = call.getTargetOwner().getName();
            String method = call.getTarget().getName();
            List<JavaClass> parameters = call.getTarget().getRawParameterTypes();
            boolean now = owner.startsWith("java.time.")
                    && method.equals("now")
                    && parameters.stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            boolean systemClock = owner.equals(Clock.class.getName())
                    && method.startsWith("system")
                    && !call.getOriginOwner().getSimpleName().equals("ClockProducer");
            boolean millis = owner.equals("java.lang.System") && method.equals("currentTimeMillis");
            return now || systemClock || millis;
        });
    }

    // ---- Sources

    @Test
    void sourcesStayShort() throws IOException {
        assertEquals(List.of(), longFiles(Path.of("src/main/java")));
    }

    @Test
    void aLongSourceIsSeen(@TempDir Path sources) throws IOException {
        Files.writeString(sources.resolve("Fits.java"), "// line\n".repeat(MAX_LINES));
        Files.writeString(sources.resolve("TooLong.java"), "// line\n".repeat(MAX_LINES + 1));
        assertEquals(List.of("TooLong.java"), longFiles(sources));
    }

    private static List<String> longFiles(Path root) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    if (lines.count() > MAX_LINES) {
                        found.add(root.relativize(file).toString());
                    }
                }
            }
        }
        return found;
    }

    @Test
    void theClassesAreThere() {
        assertTrue(APPLICATION.size() > 100, "classes of the application: " + APPLICATION.size());
        assertTrue(APPLICATION.stream().noneMatch(type -> type.getPackageName().startsWith(SEEDED)));
        assertTrue(APPLICATION.stream()
                .noneMatch(type -> type.getModifiers().contains(JavaModifier.SYNTHETIC) && type.isTopLevelClass()));
    }
}
