/** The public REST API for apps, whose resources lie with the features. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Byway",
            version = "1",
            description =
                """
                The customer's side of a pay-as-you-go connectivity operator: sign in, see what is \
                left, buy more, look after your own hotspots.

                **Where.** Each operator has an address of its own; the host name says whose \
                customer you are.

                **Who.** Send the access token of a sign-in as `Authorization: Bearer ...`. It \
                lasts 15 minutes; `POST /tokens/refresh` gets the next one, and each refresh token \
                is good once.

                **Problems** are `application/problem+json` (RFC 9457) with a stable `code` for \
                your program, a `detail` for people, and a `trace` to quote when you ask for help. \
                What a call may refuse with is said there; besides, any may refuse with \
                `malformed`, `unknown_member` (the body has a member that is not described here), \
                `field_missing`, `field_too_long`, `parameter_invalid`, `limit_invalid`, \
                `cursor_invalid`, `host_invalid`, `path_invalid` (400), `unauthenticated` (401), \
                `operator_suspended` (403), `not_found`, `unknown_host` (404), `method_not_allowed` (405, with `Allow`), \
                `not_acceptable` (406), `too_slow` (408: a body takes at most a minute, and longer \
                while 16 KiB of it come each second), `too_large` (413: more than 1 MiB), \
                `line_too_long` (414), `unsupported_media_type` (415), `too_many_requests` (429), \
                `headers_too_large` (431: more than 16 KiB), `internal` (500) and, while a part is \
                away, `unavailable` (503).

                **Lists** have `items` and, unless it was the last page, `next`: send it back as \
                `cursor`, which is `cursor_invalid` where it is not one of ours. A page \
                has 25 items unless you say a `limit` from 1 to 100.

                **Limits.** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10) \
                come with every answer, and so do `X-RateLimit-Limit`, `-Remaining` and `-Reset` \
                (seconds until all of it is there again); past a limit it is `429` with \
                `Retry-After`.

                **Numbers.** Data is in bytes. Money is in the smallest unit of its ISO 4217 \
                currency, such as cents. Times are ISO 8601 in UTC.
                """,
            contact = @Contact(name = "The Byway project"),
            license = @License(name = "Apache License 2.0", identifier = "Apache-2.0")),
    servers = @Server(url = "/", description = "The address at which this description was read"),
    tags = {
      @Tag(name = "Signing in", description = "Tokens, by password or by a code that is mailed"),
      @Tag(name = "Me", description = "What the signed-in customer has and did"),
      @Tag(name = "Buying", description = "Packs and orders"),
      @Tag(name = "Hotspots", description = "The customer's own hotspots"),
    },
    components =
        @Components(
            securitySchemes =
                @SecurityScheme(
                    securitySchemeName = ApiDescription.BEARER,
                    type = SecuritySchemeType.HTTP,
                    scheme = "bearer",
                    description = "The access token of a sign-in"),
            responses = {
              @APIResponse(
                  name = ApiDescription.REFUSED,
                  description =
                      "Refused, with a stable code; nothing was changed. 400: what was sent cannot"
                          + " be understood; 404: not here, or not yours.",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDescription.TOO_OFTEN,
                  description = "Too often; nothing was changed",
                  headers =
                      @Header(
                          name = "Retry-After",
                          description = "Seconds until it may be tried again",
                          schema = @Schema(type = SchemaType.INTEGER, format = "int32")),
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDescription.BROKEN,
                  description =
                      "500: something broke on our side; 503: a part is away, try again in a"
                          + " moment. It may have been done.",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDescription.UNAUTHENTICATED,
                  description = "No token, or one that is not good any more",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class)))
            }))
@NullMarked
package byway.fronts.api;

import byway.fronts.publicapi.ApiDescription;
import byway.kit.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullMarked;
