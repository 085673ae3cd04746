/* Passkeys (WebAuthn level 3). Pages that have a form for them work without, by a password. */
(() => {
  'use strict';
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '');
  const described = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
  const make = async (options) => {
    const made = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: described(options.excludeCredentials),
      },
    });
    return {
      ...common(made),
      response: {
        clientDataJSON: text(made.response.clientDataJSON),
        attestationObject: text(made.response.attestationObject),
        transports: made.response.getTransports ? made.response.getTransports() : [],
      },
    };
  };
  const sign = async (options) => {
    const signed = await navigator.credentials.get({
      publicKey: { ...options, challenge: bytes(options.challenge) },
    });
    const { clientDataJSON, authenticatorData, signature, userHandle } = signed.response;
    return {
      ...common(signed),
      response: {
        clientDataJSON: text(clientDataJSON),
        authenticatorData: text(authenticatorData),
        signature: text(signature),
        userHandle: userHandle ? text(userHandle) : undefined,
      },
    };
  };
  const common = (key) => ({
    id: key.id,
    rawId: text(key.rawId),
    type: key.type,
    clientExtensionResults: {},
  });
  // <div data-passkey="make|sign" data-options="/address" hidden> around a form with a field "response"
  for (const place of document.querySelectorAll('[data-passkey]')) {
    place.hidden = false;
    const form = place.querySelector('form');
    const said = place.querySelector('[data-said]');
    form.addEventListener('submit', async (event) => {
      if (form.elements.response.value) return;
      event.preventDefault();
      said.hidden = true;
      try {
        const answer = await fetch(place.dataset.options, { headers: { Accept: 'application/json' } });
        if (answer.status === 403 && place.dataset.confirm) {
          location.assign(place.dataset.confirm);
          return;
        }
        if (!answer.ok) throw new Error(String(answer.status));
        const options = await answer.json();
        const result = await (place.dataset.passkey === 'make' ? make : sign)(options);
        form.elements.response.value = JSON.stringify(result);
        form.submit();
      } catch (problem) {
        said.hidden = false;
      }
    });
  }
})();
