/**
 * Runs in the page: if it can be scrolled sideways, by how much and the innermost elements that stick out.
 * What sticks out inside a box that scrolls by itself, such as a table, is no fault.
 */
export function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const sticksOut = (element: Element): boolean => {
    const { left, right } = element.getBoundingClientRect();
    return right > clientWidth + 1 || left < -1;
  };
  const innermost = [...document.body.querySelectorAll('*')].filter(
    (element) => sticksOut(element) && ![...element.children].some(sticksOut) && !element.closest('pre, .table'),
  );
  return [`${scrollWidth} > ${clientWidth}`, ...innermost.map(({ outerHTML }) => outerHTML.slice(0, 120))];
}

/** Runs in the page: the elements whose text is cut off, as what they hold is wider than they are and can't be scrolled. */
export function cutText(): string[] {
  const isCut = (element: Element): boolean => {
    const { overflowX, clipPath } = getComputedStyle(element);
    const isHiddenFromSight = clipPath !== 'none' || element.clientWidth <= 1;
    return (
      /hidden|clip/u.test(overflowX) &&
      !isHiddenFromSight &&
      element.scrollWidth > element.clientWidth + 1 &&
      element.textContent.trim() !== ''
    );
  };
  return [...document.body.querySelectorAll('*')].filter(isCut).map(({ outerHTML }) => outerHTML.slice(0, 120));
}
