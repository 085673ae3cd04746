// Asks one flag with OpenFeature's published clients: once as a server, then as a web page that hears of a change.
// node ask.mjs BASE TOKEN KEY
import { OpenFeature as Server } from '@openfeature/server-sdk';
import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OpenFeature as Web, ProviderEvents } from '@openfeature/web-sdk';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';

const [base, token, key] = process.argv.slice(2);
const said = (who, value) => console.log(`${who} ${JSON.stringify(value)}`);

await Server.setProviderAndWait(new OFREPProvider({ baseUrl: base, headers: [['Authorization', `Bearer ${token}`]] }));
const server = Server.getClient();
const one = await server.getBooleanDetails(key, true, { targetingKey: 'ann' });
said('server', { value: one.value, reason: one.reason, variant: one.variant });
const none = await server.getBooleanDetails('no-such-flag', true, { targetingKey: 'ann' });
said('unknown', { value: none.value, errorCode: none.errorCode });

// What a browser brings (WHATWG HTML, 9.2), as far as the client needs it.
globalThis.EventSource = class extends EventTarget {
  constructor(url) {
    super();
    this.stopped = new AbortController();
    this.readyState = 0;
    this.listen(url).catch(() => {});
  }
  async listen(url) {
    const answer = await fetch(url, { signal: this.stopped.signal });
    said('stream', answer.status);
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
    let text = '';
    for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
      text += part;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = text.slice(0, end).split('\n').filter(line => line.startsWith('data:'));
        text = text.slice(end + 2);
        if (data.length > 0) {
          this.dispatchEvent(new MessageEvent('message', { data: data.map(line => line.slice(5).trim()).join('\n') }));
        }
      }
    }
  }
  close() {
    this.readyState = 2;
    this.stopped.abort();
  }
};

await Web.setContext({ targetingKey: 'ann' });
const provider = new OFREPWebProvider({
  baseUrl: base,
  headers: [['X-API-Key', token]],
  cacheMode: 'disabled',
  pollInterval: -1,
});
await Web.setProviderAndWait(provider);
const web = Web.getClient();
web.addHandler(ProviderEvents.ConfigurationChanged, () => {
  said('changed', web.getBooleanValue(key, true));
  process.exit(0);
});
said('web', web.getBooleanValue(key, true));
