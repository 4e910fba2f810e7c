/**
 * Loads the header's search on first focus, so that pages don't load it unused. `/` and Ctrl or ⌘ K focus the field.
 */
const input = document.querySelector<HTMLInputElement>('.search input');
if (input) {
  const form = input.form!;
  let isLoaded = false;
  const load = (): void => {
    if (isLoaded) return;
    isLoaded = true;
    // If loading fails, the next focus tries again.
    import('./search-box.ts').then(({ startSearchBox }) => startSearchBox(form, input)).catch(() => (isLoaded = false));
  };
  input.addEventListener('focus', load);
  // The reader may be faster than the script.
  if (document.activeElement === input) load();
  addEventListener('keydown', (event) => {
    const isTyping = (event.target as Element).closest('input, textarea, select, [contenteditable]');
    const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isCommand =
      event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isSlash && !isCommand) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
