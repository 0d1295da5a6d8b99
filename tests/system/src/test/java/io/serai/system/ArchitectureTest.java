package io.serai.system;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.serai.chaos.ChaosMain;
import io.serai.standins.demo.DemoMain;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What each package may use, how things are named, and which calls belong to the edge only. */
@AnalyzeClasses(packages = "io.serai", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> JAVA_BASE =
            ModuleLayer.boot().findModule("java.base").orElseThrow().getPackages();

    private static final String JSPECIFY = "org.jspecify.annotations";
    private static final String SLF4J = "org.slf4j..";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String CAMEL = "org.apache.camel..";
    private static final String KAFKA = "org.apache.kafka..";
    private static final String HTTP_CLIENT = "org.apache.hc..";

    @ArchTest static final ArchRule model = only("io.serai.model", JSPECIFY);

    @ArchTest static final ArchRule routing = only("io.serai.routing", JSPECIFY, "io.serai.model");

    @ArchTest static final ArchRule price = only("io.serai.price", JSPECIFY, "io.serai.model");

    @ArchTest
    static final ArchRule codec =
            only(
                    "io.serai.codec",
                    JSPECIFY,
                    SLF4J,
                    "io.serai.model",
                    JACKSON,
                    "com.networknt.schema..");

    @ArchTest
    static final ArchRule provider =
            only(
                    "io.serai.provider",
                    JSPECIFY,
                    SLF4J,
                    "io.serai.model",
                    "io.serai.price",
                    JACKSON,
                    HTTP_CLIENT,
                    "com.knuddels.jtokkit..",
                    "io.github.resilience4j..");

    @ArchTest static final ArchRule anthropic = protocol("anthropic");
    @ArchTest static final ArchRule openai = protocol("openai");
    @ArchTest static final ArchRule gemini = protocol("gemini");

    @ArchTest
    static final ArchRule vertex =
            protocol("vertex", "io.serai.provider.anthropic", "io.serai.provider.gemini");

    @ArchTest static final ArchRule bedrock = protocol("bedrock");
    @ArchTest static final ArchRule azure = protocol("azure", "io.serai.provider.openai");
    @ArchTest static final ArchRule responses = protocol("responses", "io.serai.provider.openai");

    /** What the transport throws is named here, and nowhere but here and in the provider's port. */
    @ArchTest
    static final ArchRule processor =
            only(
                    "io.serai.processor",
                    JSPECIFY,
                    SLF4J,
                    "io.serai.model",
                    "io.serai.routing",
                    "io.serai.codec",
                    "io.serai.price",
                    "io.serai.provider",
                    CAMEL,
                    HTTP_CLIENT);

    @ArchTest
    static final ArchRule config =
            only(
                    "io.serai.config",
                    JSPECIFY,
                    SLF4J,
                    "io.serai.model",
                    "io.serai.routing",
                    "io.serai.price",
                    "io.serai.provider",
                    JACKSON);

    @ArchTest
    static final ArchRule portability =
            only(
                    "io.serai.portability",
                    JSPECIFY,
                    "io.serai.model",
                    "io.serai.codec",
                    "io.serai.provider",
                    JACKSON);

    @ArchTest
    static final ArchRule rehearsal =
            only(
                    "io.serai.rehearsal",
                    JSPECIFY,
                    "io.serai.model",
                    "io.serai.codec",
                    "io.serai.provider",
                    "io.serai.operator",
                    JACKSON);

    /** The only package that asks clouds for tokens. */
    @ArchTest
    static final ArchRule credential =
            only(
                    "io.serai.credential",
                    JSPECIFY,
                    SLF4J,
                    "io.serai.model",
                    "io.serai.provider",
                    "com.microsoft.aad.msal4j",
                    "com.google.api.client.http",
                    "com.google.auth..",
                    "software.amazon.awssdk..");

    @ArchTest
    static final ArchRule kafka =
            only(
                    "io.serai.kafka",
                    JSPECIFY,
                    SLF4J,
                    CAMEL,
                    KAFKA,
                    "io.micrometer..",
                    "kafka..",
                    "scala..");

    @ArchTest
    static final ArchRule routes =
            only(
                    "io.serai.routes",
                    JSPECIFY,
                    SLF4J,
                    "io.serai.processor",
                    "io.serai.provider",
                    "io.serai.routing",
                    "io.serai.model",
                    "io.serai.config",
                    "io.serai.kafka",
                    CAMEL,
                    "org.apache.kafka.common.header..",
                    "org.apache.kafka.clients.producer");

    @ArchTest
    static final ArchRule operator =
            only(
                    "io.serai.operator",
                    JSPECIFY,
                    SLF4J,
                    "io.serai.model",
                    "io.serai.codec",
                    "io.serai.routing",
                    "io.serai.config",
                    JACKSON,
                    KAFKA,
                    "picocli..",
                    "me.tongfei.progressbar..");

    @ArchTest
    static final ArchRule theGatewayKnowsNoStandIn =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.serai.standins..", "io.serai.chaos")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.serai.standins..");

    @ArchTest
    static final ArchRule camelStaysInFourPackages =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.serai.processor",
                            "io.serai.routes",
                            "io.serai.app",
                            "io.serai.kafka")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(CAMEL);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.serai.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes =
            classes()
                    .should()
                    .haveNameNotMatching(
                            ".*(Manager|Helper|Utils?|Impl|Service|Handler|Data|Info|Base)");

    /** Time comes in by constructor, and only a main class ends the JVM. */
    @ArchTest
    static final ArchRule onlyTheEdgeSleepsReadsTheClockOrExits =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.serai.app")
                    .and()
                    .doNotBelongToAnyOf(DemoMain.class, ChaosMain.class)
                    .should()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .callMethod(Thread.class, "sleep", long.class, int.class)
                    .orShould()
                    .callMethod(Thread.class, "sleep", java.time.Duration.class)
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "exit", int.class);

    @ArchTest
    static void aProtocolShowsItsFactoryOnly(JavaClasses all) {
        assertThat(publicTypes(all, "io.serai.provider.anthropic")).containsExactly("Anthropic");
        assertThat(publicTypes(all, "io.serai.provider.openai")).containsExactly("OpenAi");
        assertThat(publicTypes(all, "io.serai.provider.bedrock")).containsExactly("Bedrock");
        assertThat(publicTypes(all, "io.serai.provider.vertex")).containsExactly("Vertex");
        assertThat(publicTypes(all, "io.serai.provider.azure")).containsExactly("AzureOpenAi");
        assertThat(publicTypes(all, "io.serai.provider.responses"))
                .containsExactly("OpenAiResponses");
        assertThat(publicTypes(all, "io.serai.provider.gemini")).containsExactly("Gemini");
    }

    @ArchTest
    static void everyPackageSaysWhatMayBeNull(JavaClasses all) {
        Stream<JavaPackage> packages =
                all.getPackage("io.serai").getSubpackagesInTree().stream()
                        .filter(each -> !each.getClasses().isEmpty());

        assertThat(packages)
                .hasSizeGreaterThan(10)
                .allMatch(each -> each.isAnnotatedWith(NullMarked.class));
    }

    /** Another way to a protocol's models uses that protocol too. */
    private static ArchRule protocol(String name, String... others) {
        return only(
                "io.serai.provider." + name,
                Stream.concat(
                                Stream.of(
                                        JSPECIFY,
                                        SLF4J,
                                        "io.serai.model",
                                        "io.serai.provider",
                                        JACKSON),
                                Stream.of(others))
                        .toArray(String[]::new));
    }

    /** A package uses java.base, itself and what is named, and nothing else. */
    private static ArchRule only(String name, String... others) {
        DescribedPredicate<JavaClass> allowed =
                JavaClass.Predicates.resideInAnyPackage(others)
                        .or(JavaClass.Predicates.resideInAPackage(name))
                        .or(describe("of java.base", ArchitectureTest::isOfJavaBase));
        return classes()
                .that()
                .resideInAPackage(name)
                .should()
                .onlyDependOnClassesThat(are(allowed));
    }

    private static boolean isOfJavaBase(JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        return element.isPrimitive() || JAVA_BASE.contains(element.getPackageName());
    }

    private static Set<String> publicTypes(JavaClasses all, String name) {
        return all.getPackage(name).getClasses().stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().isEmpty())
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
    }
}
