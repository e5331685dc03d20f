/*
 * The readers' only script; pages work without it. A stream that stays open all day says when something newer was told. It asks
 * the feed with the reader's own filters, conditionally, and only while somebody looks.
 */
(() => {
  const feed = document.querySelector('link[type="application/feed+json"]');
  const fresh = document.getElementById('fresh');
  if (!feed || !fresh) return;
  const title = document.title;
  const shown = new Set([...document.querySelectorAll('.item h3 a')].map((a) => a.pathname));
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(feed.href);
      if (!answer.ok) return;
      const { items } = await answer.json();
      const newer = items.filter((item) => !shown.has(new URL(item.url).pathname)).length;
      if (newer === 0) return;
      const link = document.createElement('a');
      link.href = location.href;
      link.textContent = newer + ' new: show';
      fresh.replaceChildren(link);
      document.title = '(' + newer + ') ' + title;
    } catch {
      // Offline: the next look may do better.
    }
  };
  setInterval(look, 60000);
  document.addEventListener('visibilitychange', () => void look());
})();
