/**
 * The one inline script, on every page: it restores the reader's colour theme before the first paint and runs the switch.
 * The content security policy allows it by its hash, so it must be inserted byte for byte.
 */
export const themeScript: string = [
  `(()=>{let r=document.documentElement.dataset,k='headword-theme',o=['auto','light','dark'],`,
  // Pages restored from the back-forward cache and pages in other tabs adopt a choice made elsewhere.
  `f=()=>{let s;try{s=localStorage[k]}catch{}r.theme=o.includes(s)?s:o[0]};`,
  `f();addEventListener('pageshow',f);addEventListener('storage',f);`,
  `addEventListener('click',({target:t})=>{let b=t.closest('[data-theme-switch]'),n=o[(o.indexOf(r.theme)+1)%3];`,
  // The stylesheet draws the visible label from the same attributes; the status element beside the button announces it.
  `if(b){r.theme=n;b.nextElementSibling.textContent=b.dataset[n];try{localStorage[k]=n}catch{}}})})()`,
].join('');
