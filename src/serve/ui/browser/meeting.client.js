/*
 * Copies a point of a meeting for whoever quotes it: each wording with its source, day and address, and the address of the point.
 * Where the browser lets no page write to the clipboard there is no button; the words can be selected all the same.
 */
(() => {
  if (!navigator.clipboard) return;
  const words = (node) => {
    const copy = node.cloneNode(true);
    for (const hidden of copy.querySelectorAll('.hidden')) hidden.remove();
    return copy.textContent.replaceAll(/\s+/g, ' ').trim();
  };
  const heading = document.querySelector('h1');
  const status = document.createElement('p');
  status.className = 'hidden';
  status.setAttribute('role', 'status');
  document.getElementById('main').append(status);

  const wordingOf = (wording) => {
    const link = wording.querySelector('cite a');
    return `“${words(wording.querySelector('q'))}” (${words(wording.querySelector('cite'))}${link ? `, ${link.href}` : ''})`;
  };
  const textOf = (row) => {
    const who = [...row.querySelectorAll('th .speaker')].map(words).join('; ');
    const said = [...row.querySelectorAll('td > .wording')].map(wordingOf);
    return [`${who}:`, ...said, `${words(heading)}: ${location.href.split('#')[0]}#${row.id}`].join('\n');
  };

  const buttons = new Map();
  for (const row of document.querySelectorAll('.readouts tr[id]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy with sources: ${words(row.querySelector('q')).slice(0, 60)}`);
    row.querySelector('.row-tools')?.append(' · ', button);
    buttons.set(button, row);
  }
  const copy = async (button, row) => {
    try {
      await navigator.clipboard.writeText(textOf(row));
      button.textContent = 'Copied';
      status.textContent = 'Copied with sources.';
    } catch {
      button.textContent = 'Not allowed';
      status.textContent = 'The browser does not let this page copy.';
    }
    setTimeout(() => {
      button.textContent = 'Copy';
      status.textContent = '';
    }, 2000);
  };
  document.addEventListener('click', ({ target }) => {
    const row = buttons.get(target);
    if (row) void copy(target, row);
  });
})();
