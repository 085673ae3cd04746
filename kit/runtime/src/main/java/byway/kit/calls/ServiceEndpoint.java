package byway.kit.calls;

import byway.kit.context.InContext;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the class with which a service answers its contract. Add {@code @Typed(ThisClass.class)}:
 * the contract's own type is what {@link Calls} hands out, at either distance.
 */
@Stereotype
@Singleton
@InContext
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServiceEndpoint {}
