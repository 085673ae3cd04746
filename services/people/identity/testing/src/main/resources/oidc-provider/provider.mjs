// A provider of sign-ins for tests: oidc-provider, with people and a client that the test names.
// It prints its issuer, and lives until its input ends.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { Provider } from 'oidc-provider';

const told = JSON.parse(process.env.OIDC_TOLD);
const people = () => JSON.parse(readFileSync(told.people, 'utf8'));
let handler = (request, response) => response.writeHead(503).end();
const server = createServer((request, response) => handler(request, response));

server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: told.client,
      client_secret: told.secret,
      redirect_uris: told.redirects,
      grant_types: ['authorization_code'],
      response_types: ['code'],
    }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    // as many have it, claims are where the token is; or else where people are told of
    conformIdTokenClaims: told.apart,
    cookies: { keys: [randomBytes(32).toString('hex')] },
    pkce: { required: () => true },
    findAccount: (context, id) => {
      const claims = people()[id];
      return claims ? { accountId: id, claims: () => ({ sub: claims.sub ?? id, ...claims }) } : undefined;
    },
    // the operator's own console: nobody is asked whether it may know them
    loadExistingGrant: async (context) => {
      const { client, session, params } = context.oidc;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(params.scope);
      await grant.save();
      return grant;
    },
  });
  handler = provider.callback();
  console.log(`issuer ${issuer}`);
});

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
