/* What pages gain where there is JavaScript; every one works without. */
(() => {
  'use strict';
  // <section data-live="/address">: the server sends its content anew, as events called "show".
  for (const place of document.querySelectorAll('[data-live]')) {
    let source;
    const listen = () => {
      source = new EventSource(place.dataset.live);
      source.addEventListener('show', (event) => {
        // whoever is on a link by keyboard stays on it
        const held = place.contains(document.activeElement) && document.activeElement.getAttribute('href');
        place.innerHTML = event.data;
        if (held) place.querySelector(`a[href="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
      });
      source.addEventListener('end', () => source.close());
    };
    // a page that nobody sees asks for nothing
    document.addEventListener('visibilitychange', () => {
      source?.close();
      if (!document.hidden) listen();
    });
    if (!document.hidden) listen();
  }
  // <p class="toast">: goes by itself, later where somebody is reading it
  for (const toast of document.querySelectorAll('.toast')) {
    const leave = () => (toast.matches(':hover') ? setTimeout(leave, 2000) : toast.remove());
    setTimeout(leave, 6000);
  }
  // <form data-reach="https://elsewhere/...">: once the browser has been there, or could not, it is sent
  for (const form of document.querySelectorAll('form[data-reach]')) {
    const send = () => form.requestSubmit();
    fetch(form.dataset.reach, { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(10000) })
      .then(send, send);
  }
  // <form data-preview="/address">: what is typed is shown as it would look, in <div id="preview">
  for (const form of document.querySelectorAll('form[data-preview]')) {
    let wait;
    let last = 0;
    const show = async () => {
      const mine = ++last;
      const answer = await fetch(form.dataset.preview, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      const shown = await answer.text();
      if (answer.ok && mine === last) document.getElementById('preview').innerHTML = shown;
    };
    form.addEventListener('input', () => {
      clearTimeout(wait);
      wait = setTimeout(show, 400);
    });
  }
  // <select data-zone>: the time zone of who looks, unless one is chosen
  for (const zone of document.querySelectorAll('select[data-zone]')) {
    if (!zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone.selectedIndex < 0) zone.value = '';
  }
  // a press of "/" goes to the page's search field
  document.addEventListener('keydown', (event) => {
    const field = document.querySelector('input[type=search]');
    if (field && event.key === '/' && !event.target.closest('input, textarea, select')) {
      event.preventDefault();
      field.focus();
    }
  });
})();
