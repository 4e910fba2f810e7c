import { expect, test } from 'vitest';
import { readOwnerMarkup } from '../../src/site/owner-markup.ts';
import { allowsAttribute, allowsOrigin, headerPolicy, metaPolicy, type Allowed } from '../../src/site/policy.ts';

const none: Allowed['hashes'] = { 'script-src': [], 'style-src': [] };

test('scripts and styles that stand in the markup are hashed, data and files are not', () => {
  const { hashes } = readOwnerMarkup(
    '<script>a()</script><script type="module">a()</script><SCRIPT TYPE="text/JavaScript">b()</SCRIPT><script type="application/ld+json">{}</script><script src="/x.js">no</script><style>p{}</style><noscript><style>q{}</style></noscript>',
  );
  // printf 'a()' | openssl dgst -sha256 -binary | base64
  const a = "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='";
  expect(hashes['script-src']).toHaveLength(3);
  expect(hashes['script-src'].slice(0, 2)).toEqual([a, a]);
  expect(hashes['style-src']).toHaveLength(2);
});

test('the hash is of the text as a browser has it, with its signs and lines as they stand', () => {
  const [spaced] = readOwnerMarkup('<script>\n  a("&amp;<b>");\n</script>').hashes['script-src'];
  const [plain] = readOwnerMarkup('<script>a("&amp;<b>");</script>').hashes['script-src'];
  expect(spaced).not.toBe(plain);
  // printf '\n  a("&amp;<b>");\n' | openssl dgst -sha256 -binary | base64
  expect(spaced).toBe("'sha256-W3klPPs+q1jfrmOuhRFyTFfOPVNe9G0s6OWEdKm3WP4='");
});

test('a narrower directive begins with what the wider one allows', () => {
  const policy = headerPolicy({ sources: { 'script-src-elem': ['https://a.example'] }, hashes: none });
  const [, elements] = /script-src-elem ([^;]*)/u.exec(policy)!;
  expect(elements).toMatch(/^'self' 'sha256-\S+' .*https:\/\/a\.example$/u);
});

test('frame-ancestors stands in the header only', () => {
  const allowed: Allowed = { sources: { 'frame-ancestors': ['https://a.example'] }, hashes: none };
  expect(headerPolicy(allowed)).toContain("frame-ancestors 'self' https://a.example");
  expect(metaPolicy(allowed)).not.toContain('frame-ancestors');
});

test.each([
  [['https://a.example'], true],
  [['a.example'], true],
  [['https://A.example/path'], true],
  [['*.example'], true],
  [['https:'], true],
  [['*'], true],
  [['https://b.example'], false],
  [['http://a.example'], false],
  [['*.a.example'], false],
  [["'unsafe-inline'"], false],
  [['https://a.example:8443'], false],
])('%j allows https://a.example: %s', (sources, isAllowed) => {
  expect(allowsOrigin({ sources: { 'img-src': sources }, hashes: none }, 'img-src', 'https://a.example')).toBe(
    isAllowed,
  );
});

test('attributes are allowed by their own directive, whatever hashes there are', () => {
  const hashes = { 'script-src': [], 'style-src': ["'sha256-x'"] };
  const allowed: Allowed = { sources: { 'style-src-attr': ["'unsafe-inline'"] }, hashes };
  expect(headerPolicy(allowed)).toMatch(/style-src-attr 'self' 'unsafe-inline'$/u);
  expect(allowsAttribute(allowed, 'style')).toBe(true);
  expect(allowsAttribute(allowed, 'onclick')).toBe(false);
  expect(allowsAttribute({ sources: { 'style-src': ["'unsafe-inline'"] }, hashes }, 'style')).toBe(false);
});
