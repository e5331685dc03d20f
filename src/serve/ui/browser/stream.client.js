/*
 * What an open stream can do with script; without it each row leads to its alert's page. An alert opens beside the list, or in its
 * place on a narrow screen. What the reader read, when they were last here, and the filters that they keep stay in this browser.
 * The feed with the reader's own filters is asked each minute, conditionally and only while somebody looks, for what is newer.
 */
(() => {
  const told = document.getElementById('told');
  const opened = document.getElementById('opened');
  if (!told || !opened) return;

  const kept = {
    read(key, otherwise) {
      try {
        return JSON.parse(localStorage.getItem('readout.' + key)) ?? otherwise;
      } catch {
        return otherwise;
      }
    },
    write(key, value) {
      try {
        localStorage.setItem('readout.' + key, JSON.stringify(value));
      } catch {
        // Full or forbidden: the page works as on a first visit.
      }
    },
  };
  const make = (name, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  };
  const rows = () => [...told.querySelectorAll('.row')];
  const linkOf = (row) => row.querySelector('h3 a');

  // Those that the reader has not unfolded are passed over by keys.
  const shownRows = () => rows().filter((row) => row.offsetParent !== null);

  /* Read rows. */
  const MAX_READ = 2000;
  let read = new Set(kept.read('read', []));
  const dim = () => rows().forEach((row) => row.classList.toggle('read', read.has(row.dataset.id)));
  const markRead = (id, isRead) => {
    read.delete(id);
    if (isRead) read.add(id);
    read = new Set([...read].slice(-MAX_READ));
    kept.write('read', [...read]);
    dim();
  };

  /* Since the last visit, and the reader's own days. */
  const VISIT_MS = 30 * 60000;
  const items = [...told.querySelectorAll('.day > ol > li')];
  const newest = items[0]?.dataset.at ?? '';
  const before = kept.read('visit', { since: '', newest: '', seen: 0 });
  const since = Date.now() - before.seen > VISIT_MS ? before.newest : before.since;
  const stay = () =>
    kept.write('visit', { since, newest: newest > before.newest ? newest : before.newest, seen: Date.now() });
  const day = (at, zone) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }).format(at);
  const { dataset } = document.documentElement;
  // A replay has a clock of its own: then no day of the reader's is today.
  const isLive = told.querySelector('.day > h2')?.textContent === 'Today, ' + day(Date.now(), dataset.zone);
  const arrange = () => {
    if (dataset.shown !== dataset.zone || 'arranged' in told.dataset) {
      told.dataset.arranged = '';
      const days = Map.groupBy(items, (item) => day(Date.parse(item.dataset.at), dataset.shown));
      const today = isLive ? day(Date.now(), dataset.shown) : '';
      const sections = [...days].map(([name, list]) =>
        make(
          'section',
          { className: 'day' },
          make('h2', { textContent: name === today ? 'Today, ' + name : name }),
          make('ol', { reversed: true }, ...list),
        ),
      );
      told.querySelectorAll('.day').forEach((section) => section.remove());
      told.prepend(...sections);
    }
    told.querySelectorAll('.since').forEach((rule) => rule.remove());
    const count = items.findIndex((item) => item.dataset.at <= since);
    if (count > 0)
      items[count - 1].after(
        make('li', { className: 'since', textContent: count + ' new since your last visit' }),
      );
  };

  /* The opened alert. */
  const beside = document.querySelector('.beside');
  const isWide = () => matchMedia('(min-width: 60.01rem)').matches;
  const pages = new Map();
  let current = null;
  let selected = null;
  const close = () => {
    told.querySelectorAll('.inline').forEach((node) => node.remove());
    opened.replaceChildren();
    opened.hidden = true;
    beside.hidden = false;
    current?.classList.remove('open');
    current = null;
  };
  const fetchAlert = async (href) => {
    if (!pages.has(href)) {
      const answer = await fetch(href, { headers: { Accept: 'text/html' } });
      if (!answer.ok) throw new Error(String(answer.status));
      pages.set(href, await answer.text());
    }
    return new DOMParser().parseFromString(pages.get(href), 'text/html').querySelector('main > article');
  };
  const open = async (row, takesFocus) => {
    const { href } = linkOf(row);
    if (current === row) return close();
    close();
    current = row;
    selected = row;
    row.classList.add('open');
    let alert;
    try {
      alert = await fetchAlert(href);
    } catch {
      alert = null;
    }
    // Another row may have been opened meanwhile.
    if (current !== row) return;
    if (!alert) return location.assign(href);
    markRead(row.dataset.id, true);
    const closer = make('button', { type: 'button', textContent: 'Close' });
    closer.addEventListener('click', () => {
      close();
      linkOf(row).focus();
    });
    const tools = make(
      'div',
      { className: 'opened-tools' },
      closer,
      make('a', { href, textContent: 'Page of this alert' }),
    );
    const place = isWide()
      ? opened
      : make('section', { className: 'inline', tabIndex: -1, ariaLabel: 'The opened alert' });
    place.replaceChildren(tools, alert);
    if (isWide()) {
      beside.hidden = true;
      opened.hidden = false;
      opened.scrollTop = 0;
    } else row.after(place);
    place.dispatchEvent(new Event('shown', { bubbles: true }));
    if (takesFocus) place.focus({ preventScroll: isWide() });
  };
  document.querySelector('.stream').addEventListener('click', (event) => {
    const link = event.target.closest('.row h3 a, .card h3 a');
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const id = link.closest('[data-id]').dataset.id;
    const row = rows().find((one) => one.dataset.id === id);
    if (!row) return;
    event.preventDefault();
    void open(row, event.detail === 0);
    if (link.closest('.card')) row.scrollIntoView({ block: 'center' });
  });

  /* Keys. */
  const move = (step) => {
    const list = shownRows();
    const at = selected === null ? (step > 0 ? -1 : list.length) : list.indexOf(selected);
    const next = list[at + step];
    if (!next) return;
    selected = next;
    linkOf(next).focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
    if (current !== null) void open(next, false);
  };
  const chosen = () => selected ?? shownRows()[0] ?? null;
  const keys = {
    j: ['the next alert', () => move(1)],
    k: ['the one before', () => move(-1)],
    o: ['open it, or close it', () => chosen() && void open(chosen(), false)],
    u: [
      'close it, and mark it as not read',
      () => {
        if (chosen()) markRead(chosen().dataset.id, false);
        close();
      },
    ],
    '/': ['search', () => document.getElementById('q').focus()],
    '?': ['this list', () => list.showModal()],
  };
  const isOn = make('input', { type: 'checkbox', checked: kept.read('keys', true), id: 'keys-on' });
  isOn.addEventListener('change', () => kept.write('keys', isOn.checked));
  const list = make(
    'dialog',
    { className: 'keys', ariaLabel: 'Keys' },
    make('h2', { textContent: 'Keys' }),
    make(
      'dl',
      {},
      ...Object.entries(keys).flatMap(([key, [what]]) => [
        make('dt', {}, make('kbd', { textContent: key })),
        make('dd', { textContent: what }),
      ]),
    ),
    make('label', { className: 'tick', htmlFor: 'keys-on' }, isOn, ' Keys do this'),
    make('form', { method: 'dialog' }, make('button', { textContent: 'Close' })),
  );
  const opener = make('button', { type: 'button', className: 'plain', textContent: 'Keys' });
  opener.addEventListener('click', () => list.showModal());
  document.querySelector('.counts').append(' ', opener);
  document.body.append(list);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || list.open) return;
    if (event.target.closest('input, select, textarea')) return;
    if (event.key === 'Escape' && current !== null) {
      const row = current;
      close();
      linkOf(row).focus();
      return;
    }
    const action = isOn.checked && Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    if (!action) return;
    event.preventDefault();
    action[1]();
  });
  told.addEventListener('focusin', ({ target }) => {
    selected = target.closest('.row') ?? selected;
  });

  /* Filters that the reader keeps. */
  const views = document.getElementById('views');
  const MAX_VIEWS = 12;
  const nameOf = () => {
    const words = new URLSearchParams(location.search).get('q');
    const isUsual = (link) => link.textContent === 'All' || link.textContent === 'Notable';
    const names = [...document.querySelectorAll('.filters a[aria-current]')].filter((link) => !isUsual(link));
    return (
      [...names.map((link) => link.textContent), ...(words ? [`“${words}”`] : [])].join(', ') ||
      location.search.slice(1)
    );
  };
  const showViews = () => {
    const saved = kept.read('views', []);
    const shown = saved.map(({ name, search }) => {
      const link = make('a', { href: '/' + search, textContent: name });
      if (search === location.search) link.ariaCurrent = 'true';
      const drop = make('button', { type: 'button', textContent: '×', ariaLabel: 'Forget ' + name });
      drop.addEventListener('click', () => {
        kept.write(
          'views',
          saved.filter((one) => one.search !== search),
        );
        showViews();
      });
      return make('span', {}, link, drop);
    });
    const isNew = location.search !== '' && !saved.some(({ search }) => search === location.search);
    if (isNew && saved.length < MAX_VIEWS) {
      const keep = make('button', { type: 'button', textContent: 'Keep these filters' });
      keep.addEventListener('click', () => {
        kept.write('views', [...saved, { name: nameOf(), search: location.search }]);
        showViews();
      });
      shown.push(keep);
    }
    views.replaceChildren(...shown);
    views.hidden = shown.length === 0;
  };

  /* What is newer. */
  const feed = document.querySelector('link[type="application/feed+json"]');
  const fresh = document.getElementById('fresh');
  const title = document.title;
  const known = new Set([...document.querySelectorAll('.row a, .card a')].map((a) => a.pathname));
  const look = async () => {
    if (document.hidden) return stay();
    try {
      const answer = await fetch(feed.href);
      if (!answer.ok) return;
      const { items } = await answer.json();
      const newer = items.filter((item) => !known.has(new URL(item.url).pathname)).length;
      if (newer === 0) return;
      fresh.replaceChildren(make('a', { href: location.href, textContent: newer + ' new: show' }));
      document.title = '(' + newer + ') ' + title;
    } catch {
      // Offline: the next look may do better.
    }
  };

  dim();
  arrange();
  stay();
  showViews();
  document.addEventListener('zone', arrange);
  setInterval(look, 60000);
  document.addEventListener('visibilitychange', () => void look());
})();
