package plutarc.contracts.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which a message is stored and sent. It never changes: classes may be renamed, stored messages may not.
 * A changed shape gets the next revision, an upcaster from the previous one, and a golden file.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MessageName {

    /** Context and name, such as {@code bot.deployed}; unique among all messages. */
    String value();

    /** Counted from 1. */
    int revision() default 1;
}
