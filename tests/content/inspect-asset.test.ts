import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { assetKind, inspectAsset } from '../../src/content/inspect-asset.ts';

const work = await mkdtemp(join(tmpdir(), 'headword-asset-'));
afterAll(() => rm(work, { recursive: true }));

test.each([
  ['draws in one color', '<path d="M0 0h9"/>', true],
  [
    'has colors for dark pages',
    '<style>path{stroke:#000}@media (prefers-color-scheme:dark){path{stroke:#fff}}</style><path d="M0 0h9"/>',
    undefined,
  ],
])('an SVG that %s', async (_, drawing, isClear) => {
  const file = join(work, 'drawing.svg');
  await writeFile(file, `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${drawing}</svg>`);
  expect(await inspectAsset(file, assetKind(file)!)).toEqual({ width: 9, height: 9, ...(isClear ? { isClear } : {}) });
});
