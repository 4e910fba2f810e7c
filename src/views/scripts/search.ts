/**
 * The header's search, as long as nobody uses it: it waits for the first focus, for `/` and for Ctrl or ⌘ K. What finds
 * and shows names is loaded then.
 */
const input = document.querySelector<HTMLInputElement>('.search input');
if (input) {
  const form = input.form!;
  let isLoaded = false;
  input.addEventListener('focus', () => {
    if (isLoaded) return;
    isLoaded = true;
    // What could not be had is asked for again at the next focus.
    import('./search-box.ts').then(({ startSearchBox }) => startSearchBox(form, input)).catch(() => (isLoaded = false));
  });
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
