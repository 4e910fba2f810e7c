import { counter } from './counter.ts';
import { folded } from '../../models/search-key.ts';

/** Narrows an index to the names that contain what is typed. */
const box = document.querySelector<HTMLElement>('.filter');
const input = box?.querySelector('input');
if (box && input) {
  const lines = [...document.querySelectorAll<HTMLElement>('.index-lines li')].map((line) => ({ line, name: folded(line.textContent), address: line.querySelector('a')!.href }));
  const letters = [...document.querySelectorAll<HTMLElement>('.letter')];
  const status = box.querySelector('[role=status]')!;
  const { counts, none, language } = box.dataset as Record<string, string>;
  const sayCount = counter(counts!, language!);
  const narrow = (): void => {
    const typed = folded(input.value.trim());
    const found = lines.filter(({ line, name }) => !(line.hidden = !name.includes(typed)));
    // A term that several of its names are found by is one.
    const shown = new Set(found.map(({ address }) => address)).size;
    for (const letter of letters) letter.hidden = !letter.querySelector('li:not([hidden])');
    status.textContent = typed === '' ? '' : shown === 0 ? none! : sayCount(shown);
  };
  box.hidden = false;
  input.addEventListener('input', narrow);
  input.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    input.value = '';
    narrow();
  });
  // Browsers put back what was typed when a reader returns.
  addEventListener('pageshow', narrow);
}
