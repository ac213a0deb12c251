package plutarc.platform.message;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import plutarc.contracts.message.MessageName;

/** Which class carries which stored name. Read once from the contracts on the classpath; thread-safe. */
public final class MessageNames {

    private final Map<String, Class<?>> classes;

    private MessageNames(Map<String, Class<?>> classes) {
        this.classes = Map.copyOf(classes);
    }

    /** @throws IllegalStateException if two messages have one name */
    public static MessageNames ofContracts() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(MessageName.class));
        Map<String, Class<?>> classes = new HashMap<>();
        scanner.findCandidateComponents("plutarc.contracts").forEach(found -> {
            Class<?> type = load(found.getBeanClassName());
            Class<?> other = classes.put(type.getAnnotation(MessageName.class).value(), type);
            if (other != null) {
                throw new IllegalStateException(other + " and " + type + " have one message name");
            }
        });
        return new MessageNames(classes);
    }

    /** The class that is stored under this name; empty for names of other things, such as tokens. */
    public Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** Every name with its class. */
    public Map<String, Class<?>> all() {
        return classes;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, MessageNames.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("found by the scan, but not there: " + name, missing);
        }
    }
}
