/**
 * The inline script of a page that leads on. It takes along the query and the fragment, which the meta element beside it
 * can't; and where an older page has become several, it takes the way that fits them. `data-to` is where the page as a
 * whole leads, `data-ways` the queries and fragments with their addresses. The content security policy allows it by its
 * hash, so it must be inserted byte for byte.
 */
export const movedScript = [
  '{const{to,ways}=document.currentScript.dataset,u=new URL(location),s=q=>[...new URLSearchParams(q)],',
  "w=JSON.parse(ways||'[]').find(([q,f])=>(!f||f===u.hash)&&s(q).every(([k,v])=>u.searchParams.getAll(k).includes(v)));",
  "if(w){if(w[1])u.hash='';for(const[k]of s(w[0]))u.searchParams.delete(k)}",
  'const a=w?w[2]:to;if(a)location.replace(a+u.search+u.hash)}',
].join('');
