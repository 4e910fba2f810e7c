/** Puts on the clipboard what stands beside a button, or where a heading's link leads to, and says so. */
const announcer = document.querySelector<HTMLElement>('#Copied');
if (announcer && navigator.clipboard) {
  let trigger: HTMLElement | undefined;
  let end = 0;
  const say = (copied: HTMLElement | undefined): void => {
    clearTimeout(end);
    delete trigger?.dataset['copied'];
    trigger = copied;
    announcer.textContent = '';
    if (!trigger) return;
    trigger.dataset['copied'] = announcer.textContent = announcer.dataset['copied']!;
    // Who comes by later hears nothing of it.
    end = window.setTimeout(say, 2000);
  };
  for (const button of document.querySelectorAll<HTMLElement>('button[data-copy]')) button.hidden = false;
  addEventListener('click', ({ target }) => {
    const pressed = (target as Element).closest<HTMLElement>('[data-copy]');
    if (!pressed) return;
    const text = pressed instanceof HTMLAnchorElement ? pressed.href : pressed.previousElementSibling!.textContent;
    void navigator.clipboard.writeText(text).then(() => say(pressed));
  });
}
