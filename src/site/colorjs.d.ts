/**
 * colorjs.io as a single file. Its main entry loads about a hundred files, which makes every start slower. The `dist`
 * files have no types: https://github.com/color-js/color.js/issues/666
 */
declare module '#colorjs' {
  export { default } from 'colorjs.io';
}
