/*
 * The script of the status page, which works without it. It finds sources while a name is typed, and puts a newer answer in the place
 * of an older one every minute, as long as somebody looks. What cannot be refreshed says how old it is.
 */
(() => {
  const MINUTE = 60000;
  const main = document.getElementById('main');
  const find = () => main.querySelector('.source-filters input[type="search"]');

  const filter = () => {
    const wanted = (find()?.value ?? '').trim().toLowerCase();
    let isShown = true;
    for (const row of main.querySelectorAll('.sources tbody tr')) {
      // The note of a source stands in the row behind it.
      if (!row.classList.contains('note')) {
        const link = row.querySelector('th a');
        const text = (link.textContent + ' ' + link.pathname).toLowerCase();
        isShown = wanted === '' || text.includes(wanted);
      }
      row.hidden = !isShown;
    }
  };
  main.addEventListener('input', ({ target }) => target === find() && filter());

  let read = Date.now();
  const tellAge = () => {
    const minutes = Math.floor((Date.now() - read) / MINUTE);
    const overall = main.querySelector('.overall');
    if (minutes < 3 || !overall) return;
    overall.className = 'overall stopped';
    overall.textContent = `This page was not refreshed for ${minutes} min: what it says may be out of date.`;
  };
  const refresh = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(location.href, { cache: 'no-cache' });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const [old, fresh] = [main.querySelector('.status'), page.querySelector('main .status')];
      // Nothing moves under the hands of somebody who types or follows the links by keyboard.
      if (!old || !fresh || old.contains(document.activeElement)) return;
      const typed = find()?.value;
      old.replaceWith(document.adoptNode(fresh));
      read = Date.now();
      if (find() && typed !== undefined) find().value = typed;
      filter();
      fresh.dispatchEvent(new Event('shown', { bubbles: true }));
    } catch {
      // Offline: the next look may do better.
    } finally {
      tellAge();
    }
  };
  setInterval(refresh, MINUTE);
  document.addEventListener('visibilitychange', () => void refresh());
})();
