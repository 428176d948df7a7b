interface History {
  push(path: string): void;
}

/**
 * Turns clicks on links within the site into navigation without a new page, so that components need no router. Left to the
 * browser: other sites, downloads, `target`, clicks with a modifier key, and fragments of the page itself.
 */
export function followLinks(page: Document, history: History): void {
  page.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (!isOfApp(link)) return;
    event.preventDefault();
    history.push(`${link.pathname}${link.search}${link.hash}`);
  });
}

function isOfApp(link: HTMLAnchorElement): boolean {
  const here = link.ownerDocument.location;
  if (link.target !== '' || link.hasAttribute('download') || link.origin !== here.origin) return false;
  if (link.pathname === here.pathname && link.hash !== '') return false;
  return !link.pathname.startsWith('/records/');
}
