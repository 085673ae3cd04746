package byway.kit.calls;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.lang.model.types.ClassType;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * At build time: every contract that some class serves becomes a bean that anybody can be injected.
 */
public final class ContractBeans implements BuildCompatibleExtension {
  private final List<String> contracts = new ArrayList<>();
  private final Set<String> uses = new TreeSet<>();
  private final List<String> ofEachProcess = new ArrayList<>();

  /** Notes the contracts of each class that serves one, and what each process answers of itself. */
  @Registration(types = Object.class)
  public void find(BeanInfo bean) {
    if (bean.isClassBean() && bean.declaringClass().hasAnnotation(ServiceEndpoint.class)) {
      bean.declaringClass().superInterfacesDeclarations().stream()
          .filter(above -> above.hasAnnotation(Contract.class))
          .forEach(above -> contracts.add(above.name()));
    } else if (bean.isClassBean()) {
      bean.declaringClass().superInterfacesDeclarations().stream()
          .filter(
              above -> above.methods().stream().anyMatch(one -> one.hasAnnotation(Allowed.class)))
          .forEach(above -> ofEachProcess.add(above.name()));
    }
  }

  /** Notes which class is injected a contract of which service. */
  @Registration(types = Object.class)
  public void note(BeanInfo bean) {
    for (var point : bean.injectionPoints()) {
      if (bean.isClassBean()
          && point.type() instanceof ClassType type
          && type.declaration().hasAnnotation(Contract.class)) {
        var service = type.declaration().annotation(Contract.class).value().asString();
        uses.add(bean.declaringClass().name() + " " + service);
      }
    }
  }

  /** Adds the beans. */
  @Synthesis
  public void add(SyntheticComponents components) throws ClassNotFoundException {
    components
        .addBean(ContractCallers.class)
        .type(ContractCallers.class)
        .scope(Singleton.class)
        .withParam("uses", uses.toArray(String[]::new))
        .createWith(CallersCreator.class);
    for (String name : contracts) {
      addBean(components, contract(name));
    }
    components
        .addBean(Permissions.class)
        .type(Permissions.class)
        .scope(Singleton.class)
        .withParam(
            "contracts",
            Stream.concat(contracts.stream(), ofEachProcess.stream())
                .distinct()
                .toArray(String[]::new))
        .createWith(PermissionsCreator.class);
  }

  private static Class<?> contract(String name) throws ClassNotFoundException {
    return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
  }

  /** Reads who may what when it is first asked for. */
  public static final class PermissionsCreator implements SyntheticBeanCreator<Permissions> {
    @Override
    public Permissions create(Instance<Object> lookup, Parameters parameters) {
      var found = new ArrayList<Class<?>>();
      try {
        for (var name : parameters.get("contracts", String[].class)) {
          found.add(contract(name));
        }
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
      return new Permissions(found, lookup.select(InstantSource.class).get());
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // one creator makes every contract
  private static <C> void addBean(SyntheticComponents components, Class<C> contract) {
    components
        .addBean(contract)
        .type(contract)
        .scope(Singleton.class)
        .withParam("contract", contract)
        .createWith((Class) Creator.class);
  }

  /** Hands the table on, which was made when the artefact was built. */
  public static final class CallersCreator implements SyntheticBeanCreator<ContractCallers> {
    @Override
    public ContractCallers create(Instance<Object> lookup, Parameters parameters) {
      return new ContractCallers(parameters.get("uses", String[].class));
    }
  }

  /** Makes the bean when it is first injected. */
  public static final class Creator implements SyntheticBeanCreator<Object> {
    @Override
    public Object create(Instance<Object> lookup, Parameters parameters) {
      Class<?> contract = parameters.get("contract", Class.class);
      var beans = lookup.select(BeanManager.class).get();
      return lookup.select(Calls.class).get().to(contract, type -> served(beans, type));
    }

    private static Object served(BeanManager beans, Class<?> contract) {
      for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
        if (contract.isAssignableFrom(bean.getBeanClass())
            && bean.getBeanClass().isAnnotationPresent(ServiceEndpoint.class)) {
          return reference(beans, bean);
        }
      }
      throw new IllegalStateException("nothing here serves " + contract.getName());
    }

    private static Object reference(BeanManager beans, Bean<?> bean) {
      return beans.getReference(bean, Object.class, beans.createCreationalContext(bean));
    }
  }
}
