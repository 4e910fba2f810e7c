/**
 * Joins the term that the pointer or the focus is on with those that it has to do with. The map says everything else
 * without scripts.
 */
const map = document.querySelector<HTMLElement>('.map');
if (map) start(map);

function start(map: HTMLElement): void {
  const links = [...map.querySelectorAll<HTMLAnchorElement>('[data-near]')];
  const near = nearOf(links);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.ariaHidden = 'true';
  map.append(svg);
  const show = (link: HTMLAnchorElement | null): void => {
    const others = link ? [...near.get(link)!] : [];
    map.classList.toggle('joined', others.length > 0);
    for (const one of links) one.classList.toggle('near', one === link || others.includes(one));
    svg.replaceChildren(...(link ? others.map((other) => lineOf(link, other, map)) : []));
  };
  const showAt = ({ target }: Event): void => show((target as Element).closest<HTMLAnchorElement>('[data-near]'));
  // Touch leads on at once, and its line would be seen too late.
  map.addEventListener('pointerover', (event) => event.pointerType === 'mouse' && showAt(event));
  map.addEventListener('focusin', showAt);
  map.addEventListener('pointerleave', () => show(null));
  map.addEventListener('focusout', () => show(null));
  addEventListener('resize', () => show(null));
}

/** Nearness goes both ways, though only one of two terms lists the other. */
function nearOf(links: readonly HTMLAnchorElement[]): Map<HTMLAnchorElement, Set<HTMLAnchorElement>> {
  const near = new Map(links.map((link) => [link, new Set<HTMLAnchorElement>()]));
  for (const link of links)
    for (const number of link.dataset['near']!.match(/\d+/gu) ?? []) {
      near.get(link)!.add(links[Number(number)]!);
      near.get(links[Number(number)]!)!.add(link);
    }
  return near;
}

function lineOf(from: Element, to: Element, map: Element): SVGPathElement {
  const { left, top } = map.getBoundingClientRect();
  const middle = (element: Element): [x: number, y: number] => {
    const box = element.getBoundingClientRect();
    return [Math.round(box.left + box.width / 2 - left), Math.round(box.top + box.height / 2 - top)];
  };
  const [[x1, y1], [x2, y2]] = [middle(from), middle(to)];
  const half = (x1 + x2) / 2;
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', `M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}`);
  return path;
}
