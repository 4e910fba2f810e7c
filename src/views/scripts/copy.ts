/** Puts on the clipboard what stands beside a button, or where a heading's link leads to, and says so. */
const announcer = document.querySelector<HTMLElement>('#Copied');
if (announcer && navigator.clipboard) {
  for (const button of document.querySelectorAll<HTMLElement>('button[data-copy]')) button.hidden = false;
  addEventListener('click', ({ target }) => {
    const trigger = (target as Element).closest<HTMLElement>('[data-copy]');
    if (!trigger) return;
    const text = trigger instanceof HTMLAnchorElement ? trigger.href : trigger.previousElementSibling!.textContent;
    void navigator.clipboard.writeText(text).then(() => {
      announcer.textContent = '';
      announcer.textContent = announcer.dataset['copied']!;
      trigger.dataset['copied'] = announcer.dataset['copied'];
      setTimeout(() => delete trigger.dataset['copied'], 1500);
    });
  });
}

