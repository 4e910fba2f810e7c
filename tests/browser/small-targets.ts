/**
 * Runs in the page: the controls that are hard to hit, by WCAG 2.2, 2.5.8. A target of 24 by 24 CSS pixels is large enough,
 * with whatever enlarges it (a card follows its link). A smaller one is excused within a line of text, or where a circle
 * of 24 pixels around its middle touches no other target and no other small target's circle.
 * https://www.w3.org/TR/WCAG22/#target-size-minimum
 */
export function smallTargets(): string[] {
  const least = 24;
  const targets = [...document.querySelectorAll<HTMLElement | SVGElement>('a, button, input, summary')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).clipPath === 'none',
  );
  const small = targets.filter((element) => !isLarge(element) && !isInText(element));
  // What sticks to the screen lies over others as long as the page is scrolled.
  scrollTo({ top: 0, behavior: 'instant' });
  return small
    .filter((element) => !standsAlone(element))
    .map((element) => `${sizeOf(element)} ${element.outerHTML.slice(0, 120)}`);

  function isLarge(element: Element): boolean {
    const { width, height } = element.getBoundingClientRect();
    return (width >= least && height >= least) || coversSquare(element);
  }

  /** What is drawn over the place of a control by the control itself counts too. */
  function coversSquare(element: Element): boolean {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const [x, y] = middleOf(element);
    const offsets = [-least / 2 + 0.5, 0, least / 2 - 0.5];
    return offsets.every((dx) => offsets.every((dy) => element.contains(document.elementFromPoint(x + dx, y + dy))));
  }

  /** The height of its line is that of the text around it. */
  function isInText(element: Element): boolean {
    if (getComputedStyle(element).display !== 'inline') return false;
    let block = element.parentElement!;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement!;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (/[\p{L}\p{N}]/u.test(text.textContent!) && !text.parentElement!.closest('a, button, summary')) return true;
    }
    return false;
  }

  function standsAlone(element: Element): boolean {
    const [x, y] = middleOf(element);
    return targets.every((other) => {
      if (other === element) return true;
      const { left, right, top, bottom } = other.getBoundingClientRect();
      const toBox = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
      const [otherX, otherY] = middleOf(other);
      const toCircle = small.includes(other) ? Math.hypot(otherX - x, otherY - y) - least / 2 : Infinity;
      // Half a pixel is the rounding of the layout.
      return Math.min(toBox, toCircle) >= least / 2 - 0.5;
    });
  }

  function middleOf(element: Element): [number, number] {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  }

  function sizeOf(element: Element): string {
    const { width, height } = element.getBoundingClientRect();
    return `${Math.round(width)}×${Math.round(height)}`;
  }
}
