/*
 * Keeps the dot of the header true on a page that stays open: it is asked for each minute while somebody looks, and is never green
 * where it could not be.
 */
(() => {
  const MINUTE = 60000;
  let read = Date.now();
  const tellAge = () => {
    const minutes = Math.floor((Date.now() - read) / MINUTE);
    const link = document.querySelector('#pulse a');
    if (minutes < 3 || !link) return;
    link.parentElement.className = 'pulse never';
    link.textContent = `Not known for ${minutes} min: this page gets no answer`;
  };
  const refresh = async () => {
    if (document.hidden) return;
    tellAge();
    try {
      const answer = await fetch('/pulse', { cache: 'no-cache' });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('pulse');
      const old = document.getElementById('pulse');
      if (!old || !fresh) return;
      read = Date.now();
      // The link stays the same, so that a keyboard that is on it stays there.
      old.className = fresh.className;
      old.firstElementChild.replaceChildren(...fresh.firstElementChild.childNodes);
      old.dispatchEvent(new Event('shown', { bubbles: true }));
    } catch {
      // Offline: the next look may do better.
    }
  };
  setInterval(refresh, MINUTE);
  document.addEventListener('visibilitychange', () => void refresh());
  addEventListener('pageshow', ({ persisted }) => persisted && void refresh());
})();
