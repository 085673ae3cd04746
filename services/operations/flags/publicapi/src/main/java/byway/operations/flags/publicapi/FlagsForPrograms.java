package byway.operations.flags.publicapi;

import byway.fronts.publicapi.Callers;
import byway.kit.context.Context;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.operations.flags.api.asking.RuleBook;
import byway.operations.flags.api.asking.RulesHere;
import byway.operations.flags.api.asking.Uses;
import byway.operations.flags.publicapi.AllEvaluations.EventStream;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The OpenFeature Remote Evaluation Protocol 0.3.0 (open-feature/protocol, {@code
 * service/openapi.yaml}), which describes itself and so is no part of our own description.
 */
@RunOnVirtualThread
@Path("/ofrep/v1")
@Singleton
@InContext
@Produces(MediaType.APPLICATION_JSON)
class FlagsForPrograms {
  private final FlagPrograms programs;
  private final ChangeStreams streams;
  private final RulesHere rules;
  private final Uses uses;
  private final Callers callers;
  private final InstantSource clock;

  FlagsForPrograms(
      FlagPrograms programs,
      ChangeStreams streams,
      RulesHere rules,
      Uses uses,
      Callers callers,
      InstantSource clock) {
    this.programs = programs;
    this.streams = streams;
    this.rules = rules;
    this.uses = uses;
    this.callers = callers;
    this.clock = clock;
  }

  @POST
  @Path("/evaluate/flags/{key}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response one(@PathParam("key") String key, @Nullable String body) {
    var unused = programs.current();
    try {
      var tenant = Context.tenantId();
      var said = SaidContext.of(body, tenant);
      var book = book(tenant);
      var flag = book.flag(key);
      var outcome = book.answer(key, said.asking(clock.instant()));
      if (flag == null || outcome == null) {
        return failure(404, key, "FLAG_NOT_FOUND", "no flag is called so");
      }
      uses.count(tenant, key, outcome);
      return Response.ok(Evaluation.of(key, flag.definition(), outcome)).build();
    } catch (SaidContext.Wrong wrong) {
      return failure(400, key, wrong.code(), wrong.getMessage());
    }
  }

  @POST
  @Path("/evaluate/flags")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response all(
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known, @Nullable String body) {
    var unused = programs.current();
    try {
      var tenant = Context.tenantId();
      var said = SaidContext.of(body, tenant);
      var book = book(tenant);
      var answers = AllEvaluations.of(book, said, clock.instant());
      var tag = AllEvaluations.tag(book, said, answers);
      if (known != null && List.of(known.split("\\s*,\\s*", -1)).contains(tag)) {
        return Response.notModified().header(HttpHeaders.ETAG, tag).build();
      }
      var stream =
          new EventStream(
              "sse",
              callers.origin() + "/ofrep/v1/changes?ticket=" + streams.ticket(tenant),
              ChangeStreams.INACTIVITY_SECONDS);
      return Response.ok(
              new AllEvaluations(answers, List.of(stream), Map.of("version", book.version())))
          .header(HttpHeaders.ETAG, tag)
          .build();
    } catch (SaidContext.Wrong wrong) {
      return failure(400, null, wrong.code(), wrong.getMessage());
    }
  }

  private RuleBook book(UUID tenant) {
    var book = rules.of(tenant);
    if (!book.isKnown()) {
      throw Refusal.unavailable(Refusal.UNAVAILABLE, "flags are not known here yet").after(5);
    }
    return book;
  }

  @GET
  @Path("/changes")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(hidden = true)
  public Response changes(
      @QueryParam("ticket") @Nullable String ticket,
      @HeaderParam("Last-Event-ID") @Nullable String lastSeen) {
    return streams.open(Objects.requireNonNullElse(ticket, ""), lastSeen);
  }

  private static Response failure(
      int status, @Nullable String key, String code, @Nullable String details) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(new Evaluation.Failure(key, code, Objects.requireNonNullElse(details, code)))
        .build();
  }
}
