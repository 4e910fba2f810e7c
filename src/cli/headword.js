#!/usr/bin/env node
// Plain JavaScript that imports nothing at first: a Node that is too old for the rest can still say so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 24 || (major === 24 && minor >= 15)) await import('./main.ts');
else {
  console.error(`Headword needs Node 24.15 or newer, and this is Node ${process.versions.node}.`);
  process.exitCode = 2;
}
