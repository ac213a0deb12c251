package plutarc.contracts.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import plutarc.contracts.workspace.Permission;

/** The permission that the sender of a command or query needs in the workspace that it is sent in. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Requires {

    Permission value();
}
