/**
 * The one script of every page: it restores the reader's colour theme before the first paint and runs the switch.
 * Its hash stands in the content security policy, so it is inserted exactly as it stands here.
 */
export const themeScript: string = [
  `(()=>{let r=document.documentElement.dataset,k='headword-theme',o=['auto','light','dark'],`,
  // A page restored from the back-forward cache, or open in another tab, catches up with the choice made elsewhere.
  `f=()=>{let s;try{s=localStorage[k]}catch{}r.theme=o.includes(s)?s:o[0]};`,
  `f();addEventListener('pageshow',f);addEventListener('storage',f);`,
  `addEventListener('click',({target:t})=>{let b=t.closest('[data-theme-switch]'),n=o[(o.indexOf(r.theme)+1)%3];`,
  // The visible label is drawn by the stylesheet from the same attributes; the status next to the button announces it.
  `if(b){r.theme=n;b.nextElementSibling.textContent=b.dataset[n];try{localStorage[k]=n}catch{}}})})()`,
].join('');
