/*
 * Shows times in the reader's own zone: pages are kept for all readers alike, so they are written in the watchlist's. What is
 * put into the page later is shown likewise where it says so by an event `shown`; `zone` tells others that all times changed.
 */
(() => {
  const KEY = 'readout.zone';
  const root = document.documentElement;
  const written = root.dataset.zone || 'UTC';
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone || written;
  const clock = { hour: '2-digit', minute: '2-digit' };
  const date = { ...clock, day: 'numeric', month: 'short' };
  const styles = { time: clock, date, dateOfYear: { ...date, year: 'numeric' } };
  const formatters = new Map();
  const format = (at, zone, style) => {
    const key = style + ' ' + zone;
    const known =
      formatters.get(key) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...styles[style] });
    formatters.set(key, known);
    return known.format(at);
  };
  const city = (zone) => zone.split('/').pop().replaceAll('_', ' ');

  const isOwn = () => {
    try {
      return localStorage.getItem(KEY) !== 'written';
    } catch {
      return true;
    }
  };
  const zone = () => (isOwn() ? own : written);

  const ago = (at) => {
    const minutes = Math.floor((Date.now() - at) / 60000);
    if (minutes < 0 || minutes >= 1440) return '';
    return minutes < 60 ? `, ${minutes} min ago` : `, ${Math.floor(minutes / 60)} h ago`;
  };

  /** Names the other clocks beside a time: UTC, and the zone of its source. */
  const others = (at, local) => {
    const here = format(at, zone(), 'date');
    const elsewhere = (other) => {
      const there = format(at, other, 'date');
      return there.split(',')[0] === here.split(',')[0] ? format(at, other, 'time') : there;
    };
    const utc = format(at, 'UTC', 'date') === here ? 'UTC' : elsewhere('UTC') + ' UTC';
    const isKnown =
      local === '' || ['UTC', zone()].some((one) => format(at, one, 'date') === format(at, local, 'date'));
    return isKnown ? `(${utc})` : `(${utc}; ${elsewhere(local)} in ${city(local)})`;
  };

  const show = (within) => {
    for (const time of within.querySelectorAll('time[data-as]')) {
      const at = Date.parse(time.dateTime);
      const text = format(at, zone(), time.dataset.as) + ('ago' in time.dataset ? ago(at) : '');
      if (time.textContent !== text) time.textContent = text;
      const zones = time.nextElementSibling;
      if (zones?.matches('.zones')) zones.textContent = others(at, zones.dataset.zones);
    }
  };

  const note = document.getElementById('zone');
  const sayZone = () => {
    if (!note || own === written) return;
    const names = {
      [own]: 'your own zone, ' + city(own),
      [written]: written === 'UTC' ? 'UTC' : 'the time of ' + city(written),
    };
    const other = zone() === own ? written : own;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Show ' + (other === own ? 'my own zone' : names[other]);
    button.addEventListener('click', () => {
      try {
        localStorage.setItem(KEY, other === own ? 'own' : 'written');
      } catch {
        return;
      }
      showAll();
      note.querySelector('button')?.focus();
    });
    note.replaceChildren(`Times are in ${names[zone()]}. `, button);
  };
  const showAll = () => {
    root.dataset.shown = zone();
    show(document);
    sayZone();
    document.dispatchEvent(new Event('zone'));
  };

  showAll();
  document.addEventListener('shown', ({ target }) => show(target));
  setInterval(() => show(document), 60000);
})();
