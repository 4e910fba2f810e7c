/** The same in one file in the place of a hundred, which every start would read. It comes without types. */
declare module 'colorjs.io/dist/color.js' {
  export { default } from 'colorjs.io';
}
