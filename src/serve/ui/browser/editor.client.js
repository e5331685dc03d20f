/*
 * The script of the watchlist's editor, which works without it. The very form that a button sends checks the text a moment after
 * typing, and each problem leads to its line.
 */
(() => {
  const text = document.getElementById('text');
  const verdict = document.getElementById('verdict');
  if (!text || !verdict) return;
  const show = (line) => {
    const lines = text.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start + lines[line - 1].length);
    text.scrollTop = (line - 4) * (text.scrollHeight / lines.length);
  };
  const button = (line) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = 'line ' + line;
    made.addEventListener('click', () => show(line));
    return made;
  };
  const item = ({ line, path, text }) => {
    const made = document.createElement('li');
    const where = document.createElement('code');
    where.textContent = path;
    made.append(...(line ? [button(line), ' '] : []), where, ' ' + text);
    return made;
  };
  const tell = ({ sentence, problems }) => {
    const first = document.createElement('p');
    first.textContent = sentence;
    const list = document.createElement('ul');
    list.className = 'rows problems';
    list.append(...problems.map(item));
    verdict.replaceChildren(first, ...(problems.length > 0 ? [list] : []));
  };
  for (const place of verdict.querySelectorAll('[data-line]'))
    place.replaceWith(button(Number(place.dataset.line)));
  let last = 0;
  const check = async (asked) => {
    try {
      const answer = await fetch('/admin/watchlist/check', {
        method: 'POST',
        body: new URLSearchParams({ text: text.value }),
      });
      if (answer.ok && asked === last) tell(await answer.json());
    } catch {
      // Offline: the buttons say more.
    }
  };
  let changed = false;
  let timer;
  text.addEventListener('input', () => {
    changed = true;
    last += 1;
    clearTimeout(timer);
    timer = setTimeout(check, 600, last);
  });
  text.form.addEventListener('submit', () => {
    changed = false;
  });
  addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
})();
