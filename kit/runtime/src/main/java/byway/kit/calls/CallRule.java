package byway.kit.calls;

import byway.kit.calls.Recorded.As;
import byway.kit.context.Principal;
import byway.kit.values.ListRequest;
import byway.kit.values.Refusal;
import jakarta.ws.rs.GET;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may make one call of a contract, read from its annotations once. */
public final class CallRule {
  private static final String OF_EACH_PROCESS = "operations";

  private final String service;
  private final String name;
  private final long allowed;
  private final boolean confirmed;
  private final As recorded;
  private final boolean recordedOfPlatform;
  private final boolean answersVary;
  private final CallWords words;
  private final List<OwnPlace> asked = new ArrayList<>();
  private final List<OwnPlace> answered;

  private CallRule(String service, Method call, long allowed) {
    this.service = service;
    var contract = call.getDeclaringClass().getSimpleName();
    this.name =
        Character.toLowerCase(contract.charAt(0)) + contract.substring(1) + "." + call.getName();
    this.allowed = allowed;
    this.confirmed = call.isAnnotationPresent(Confirmed.class);
    var mark = call.getAnnotation(Recorded.class);
    this.recorded = mark == null ? usual(call, allowed) : mark.value();
    this.recordedOfPlatform = mark == null || mark.ofPlatform();
    this.answersVary = call.getReturnType().isSealed();
    this.words = new CallWords(call);
    for (int i = 0; i < call.getParameterCount(); i++) {
      var parameter = call.getParameters()[i];
      var own = parameter.getAnnotation(Own.class);
      if (own != null) {
        asked.add(new OwnPlace(i, null, Who.bits(own.value())));
      }
      asked.addAll(members(i, parameter.getType()));
    }
    this.answered = members(0, call.getReturnType());
  }

  /** What hotspots tell of themselves is no act of anybody. */
  private static As usual(Method call, long allowed) {
    boolean isLook =
        call.isAnnotationPresent(GET.class)
            || List.of(call.getParameterTypes()).equals(List.of(ListRequest.class));
    return isLook || allowed == Who.bits(Who.HOTSPOT) ? As.NOTHING : As.CHANGE;
  }

  /** Where an id stands that must be the principal's own; a member of the record there, or it. */
  private record OwnPlace(int index, @Nullable MethodHandle member, long whose) {
    boolean isOthers(@Nullable Object place, Principal principal) {
      if ((whose & Who.of(principal).bit()) == 0) {
        return false;
      }
      try {
        var id = member == null || place == null ? place : member.invoke(place);
        return !(id instanceof UUID one) || !one.equals(principal.id());
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * The rule for a method of a contract, or of what answers it; none for any other method.
   *
   * @throws IllegalStateException where the contract says nothing: nobody may call it then
   */
  static Optional<CallRule> of(Method method) {
    return contracts(method.getDeclaringClass())
        .flatMap(contract -> Stream.of(contract.getMethods()))
        .filter(call -> isSame(call, method))
        .findFirst()
        .map(CallRule::ofCall);
  }

  /**
   * Of one call of a contract.
   *
   * @throws IllegalStateException where it does not say who may make it
   */
  public static CallRule ofCall(Method call) {
    var mark = call.getAnnotation(Allowed.class);
    if (mark == null) {
      throw new IllegalStateException(call + " does not say who may call it");
    }
    var contract = call.getDeclaringClass().getAnnotation(Contract.class);
    return new CallRule(
        contract == null ? OF_EACH_PROCESS : contract.value(), call, Who.bits(mark.value()));
  }

  /** Contracts, and what each process answers about itself, where it says who may ask. */
  private static Stream<Class<?>> contracts(Class<?> type) {
    return Stream.concat(Stream.of(type), Stream.of(type.getInterfaces()))
        .filter(
            one ->
                one.isAnnotationPresent(Contract.class)
                    || Stream.of(one.getMethods())
                        .anyMatch(method -> method.isAnnotationPresent(Allowed.class)));
  }

  /** The rules of a contract's calls, by their names; a call that says nothing is a defect. */
  public static Stream<CallRule> ofContract(Class<?> contract) {
    return Stream.of(contract.getMethods())
        .sorted(Comparator.comparing(Method::getName))
        .map(CallRule::ofCall);
  }

  private static boolean isSame(Method call, Method method) {
    return call.getName().equals(method.getName())
        && List.of(call.getParameterTypes()).equals(List.of(method.getParameterTypes()));
  }

  private static List<OwnPlace> members(int index, Class<?> type) {
    var components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
    return Stream.of(components)
        .filter(one -> one.isAnnotationPresent(Own.class))
        .map(
            one -> {
              var whose = Who.bits(one.getAnnotation(Own.class).value());
              return new OwnPlace(index, accessor(one), whose);
            })
        .toList();
  }

  private static MethodHandle accessor(RecordComponent member) {
    try {
      return MethodHandles.publicLookup().unreflect(member.getAccessor());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  String service() {
    return service;
  }

  /** Such as {@code orders.refund}. */
  public String name() {
    return name;
  }

  public boolean allows(Who who) {
    return (allowed & who.bit()) != 0;
  }

  public boolean needsConfirmation() {
    return confirmed;
  }

  /** What it is to the audit log. */
  public As recorded() {
    return recorded;
  }

  /** Whether it is written down also where no person asks for it. */
  public boolean isRecordedOfPlatform() {
    return recordedOfPlatform;
  }

  CallWords words() {
    return words;
  }

  /** Which of several answers it is; empty where there is one kind alone. */
  String which(@Nullable Object answer) {
    return answersVary && answer != null ? answer.getClass().getSimpleName() : "";
  }

  boolean allows(Principal principal) {
    return allows(Who.of(principal));
  }

  /** Refuses with {@code not_permitted} and {@code confirmation_needed}. */
  void check(Principal principal, InstantSource clock) {
    if (!allows(principal)) {
      throw notPermitted();
    }
    if (confirmed && !Confirmations.isFresh(principal, clock)) {
      throw Confirmations.needed();
    }
  }

  static Refusal notPermitted() {
    return Refusal.of(403, Gate.NOT_PERMITTED, "this is not for you to do");
  }

  /** Whether one of the ids that are sent must be the principal's and is not. */
  boolean isOfAnother(Principal principal, Object[] given) {
    return isOthers(asked, principal, given);
  }

  /** Not even that it is there is told to somebody else. */
  void checkAnswer(Principal principal, @Nullable Object answer) {
    if (isOthers(answered, principal, answer)) {
      throw Refusal.notFound("what you asked for");
    }
  }

  private static boolean isOthers(
      List<OwnPlace> places, Principal principal, @Nullable Object... found) {
    for (var place : places) {
      if (place.isOthers(found[place.index()], principal)) {
        return true;
      }
    }
    return false;
  }
}
