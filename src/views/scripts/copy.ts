/** Copies the text beside a button, or the address of a heading's link, to the clipboard, and announces it. */
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
    // The announcement is removed, so that screen readers don't find it later.
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
